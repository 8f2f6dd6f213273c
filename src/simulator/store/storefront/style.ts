/** Plain CSS of the shop: one column on a phone, a grid on a desk, dark mode by the system. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2420;--paper:#fbfaf6;--card:#fff;--line:#d9d6cb;--leaf:#1f6b4a;--leaf-ink:#fff;--sale:#a3241a;--calm:#59645e}
@media (prefers-color-scheme:dark){:root{--ink:#eef1ec;--paper:#161a18;--card:#1f2522;--line:#3a423d;--leaf:#6fcf9f;--leaf-ink:#10231a;--sale:#ff9c8f;--calm:#a9b4ad}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--leaf)}
:focus-visible{outline:3px solid var(--leaf);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{border-bottom:1px solid var(--line);background:var(--card)}
.top>div,main,footer{max-width:68rem;margin:0 auto;padding:.9rem 1rem}
.top>div{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:center}
.brand{font-weight:700;font-size:1.2rem;text-decoration:none;color:var(--ink)}
.search{display:flex;gap:.5rem;flex:1 1 16rem}
footer{color:var(--calm);font-size:.9rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
.grid{list-style:none;padding:0;margin:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr))}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;overflow:hidden;position:relative;display:flex;flex-direction:column}
.card h2{font-size:1rem;margin:0}.card div{padding:.75rem;display:grid;gap:.25rem}
.card a{color:inherit;text-decoration:none}.card a::after{content:"";position:absolute;inset:0}
.card:hover a{text-decoration:underline}
img{width:100%;height:auto;aspect-ratio:1;display:block;background:var(--line)}
.price{font-weight:700;margin:0}.price del{font-weight:400;color:var(--calm);margin-right:.4rem}.price ins{text-decoration:none;color:var(--sale)}
.stock{color:var(--calm);margin:0;font-size:.92rem}.gone{color:var(--sale);font-weight:600}
.two{display:grid;gap:1.5rem}
@media (min-width:46rem){.two{grid-template-columns:minmax(0,1fr) minmax(0,1.15fr);align-items:start}}
label{display:block;font-weight:600;margin-bottom:.2rem}
input,select,textarea{font:inherit;width:100%;padding:.55rem .6rem;border:1px solid var(--calm);border-radius:.4rem;background:var(--card);color:inherit}
input[type=radio]{width:auto}
fieldset{border:1px solid var(--line);border-radius:.6rem;padding:.5rem 1rem 1rem;margin:0 0 1rem}
legend{font-weight:700;padding:0 .3rem}
.choice{display:flex;gap:.6rem;align-items:center;font-weight:400;padding:.45rem 0;margin:0}
.choice span:last-child{margin-left:auto;text-align:right}
.fields{display:grid;gap:.8rem;grid-template-columns:repeat(6,minmax(0,1fr))}
.fields>*{grid-column:span 6}
@media (min-width:36rem){.fields>.half{grid-column:span 3}.fields>.third{grid-column:span 2}.fields>.wide{grid-column:span 4}}
button,.button{font:inherit;font-weight:700;border:0;border-radius:.4rem;padding:.7rem 1.1rem;background:var(--leaf);color:var(--leaf-ink);cursor:pointer;text-decoration:none;display:inline-block}
button.quiet{background:none;color:var(--leaf);padding:.4rem;text-decoration:underline;font-weight:400}
button:disabled{opacity:.5;cursor:not-allowed}
.alert{border:2px solid var(--sale);border-radius:.6rem;padding:.75rem 1rem;margin:0 0 1rem}
.error{color:var(--sale);font-weight:600;margin:.2rem 0 0}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.55rem .4rem;border-bottom:1px solid var(--line);vertical-align:top}
.number{text-align:right;white-space:nowrap}.quantity{width:4.5rem}
.buy{display:flex;gap:.75rem;align-items:end;margin-top:1rem}
.text{white-space:pre-line}
code{overflow-wrap:anywhere}
`;
