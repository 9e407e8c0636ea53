import { pagePolicy, pageStyle } from '../../../shared/page-style.ts';

/** What the public pages have beside what all pages without script look like. Pure. */
export const style = `${pageStyle}
:root{--wide:66rem}
footer{width:100%;max-width:var(--wide);margin:0 auto;padding:var(--s5) var(--s4)}
footer{display:grid;gap:var(--s2);border-top:1px solid var(--line);color:var(--soft)}
footer ul,nav ul,.options{display:flex;flex-wrap:wrap;gap:0 var(--s5)}
footer li a,nav li a,.options a,.more{display:inline-flex;align-items:center;min-height:2.75rem}
form{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,11rem),1fr));gap:var(--s3);align-items:end;background:var(--card);border:1px solid var(--line);border-radius:var(--round);padding:var(--s4)}
label{display:block;font-weight:600}
select{font:inherit;width:100%;min-height:3rem;padding:var(--s2) var(--s3);color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
form button{width:100%}
section{display:grid;gap:var(--s3);align-content:start}
.day{padding-top:var(--s3)}
.rows article{display:grid;gap:var(--s1) var(--s4);padding:var(--s4)}
.rows time{font-weight:600}
.rows h3{font-size:1.0625rem}
h3 a{display:inline-block;padding-block:.625rem;margin-block:-.625rem}
.event{display:grid;gap:var(--s5)}
.event>*{display:grid;gap:var(--s4);align-content:start;min-width:0}
.said{max-width:40rem}
.facts{display:grid;gap:var(--s3)}
.facts dt{color:var(--soft);font-size:.875rem}
.facts dd+dd{margin-top:var(--s1)}
.facts time{font-weight:650}
.picture img{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:var(--round)}
.picture figcaption{color:var(--soft);font-size:.875rem;padding-top:var(--s1)}
.near li{display:grid;grid-template-columns:3.25rem minmax(0,1fr);gap:var(--s3);align-items:start}
.near time{background:var(--sunk);border-radius:.5rem;text-align:center;line-height:1.15;padding:var(--s2) 0;font-weight:700;font-size:1.25rem}
.near small{display:block;font-size:.8125rem;font-weight:600}
.near ol{display:grid;gap:var(--s4)}
.paper{display:none}
@media (min-width:40rem){.rows article{grid-template-columns:11rem minmax(0,1fr)}.rows article>*{grid-column:2}.rows article>.when{grid-area:1/1/span 4}.facts>div{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:0 var(--s4);align-items:baseline}.facts dt,.facts dd{grid-column:2}.facts dt{grid-column:1;grid-row:1}}
@media (min-width:60rem){.event{grid-template-columns:minmax(0,40rem) minmax(16rem,22rem);justify-content:space-between;gap:var(--s6)}}
@media print{form,.near,.picture,.options,.card .flow,footer,.top p+p{display:none}.said{max-width:none}.paper{display:block}.event{grid-template-columns:1fr}main{padding-block:var(--s4)}.top{border:0;min-height:0}a{color:inherit;text-decoration:none}}
`;

/** The picture of an event comes from where the page does; nothing comes from elsewhere. */
export const policy = pagePolicy(style, "'self' data:");
