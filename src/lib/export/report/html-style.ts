/** Look of a report that stands alone: that of the site, in light, without a font or a rule from elsewhere. */
export const REPORT_STYLE = `
*{box-sizing:border-box}
body{margin:0;color:#1b2126;background:#fff;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3,p,ol,figure{margin:0;padding:0}
h1{font-size:27px;line-height:1.25;letter-spacing:-.012em}
h2{font-size:18px;line-height:1.35}
a{color:#0b5c8a}
main{max-width:784px;margin:0 auto;padding:28px 32px 48px}
.mark{background:#fff8e6;color:#6b4e00;padding:6px 32px;font-size:14px}
.made,.lead,.notes,.foot,.cite,nav,details p{color:#5b666f;font-size:13.5px}
.made{margin-top:6px}
nav{margin:18px 0 0}
nav ol{padding-left:22px}
nav li{padding:2px 0}
figure,.text{border-top:1px solid #1b2126;margin-top:40px;padding-top:14px}
.text h3{font-size:15px;margin:16px 0 4px}
.text p,blockquote{max-width:68ch;margin:0 0 8px}
blockquote{margin-top:8px;padding-left:14px;border-left:3px solid #c5ccd2}
.text .item{padding-left:16px;text-indent:-12px}
.text .item::before{content:'\u2022\u00a0\u00a0'}
.lead{margin-top:4px}
.wide,.narrow{margin:16px 0 10px}
.narrow{display:none}
svg{display:block;max-width:100%;height:auto}
.empty{margin:18px 0;padding:16px 18px;background:#f6f8f9}
.notes{font-size:12.5px;margin-top:6px}
.note{margin-top:32px;padding-left:16px;border-left:2px solid #0b5c8a;white-space:pre-wrap;max-width:68ch}
details{margin-top:8px}
summary{color:#0b5c8a;cursor:pointer;font-size:13.5px}
details p{margin:8px 0}
.cite{overflow-wrap:anywhere}
.foot{margin-top:10px;font-size:12.5px;color:#1b2126}
.scroll{overflow-x:auto;margin-top:6px}
table{border-collapse:collapse;width:100%;font-size:13.5px}
caption{text-align:left;color:#5b666f;padding-bottom:6px}
th,td{text-align:left;vertical-align:top;font-weight:400;padding:5px 14px 5px 0;border-bottom:1px solid #e6e9ec}
thead th{font-weight:600;border-bottom-color:#1b2126;vertical-align:bottom}
.number{text-align:right;white-space:nowrap}
:focus-visible{outline:2px solid #0b5c8a;outline-offset:2px}
@media screen and (max-width:783px){main{padding:20px 16px 40px}.mark{padding:6px 16px}.wide{display:none}.narrow{display:block}}
@media print{main{padding:0;max-width:none}.mark{padding:4px 0;background:none;border-bottom:1px solid}figure{break-inside:avoid-page}nav{display:none}summary{display:none}details::details-content{display:block;content-visibility:visible;block-size:auto}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}}
`;
