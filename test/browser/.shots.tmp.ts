import { startProduct } from '/work/main/test/browser/start-product.ts';
import { openBrowser } from '/work/main/test/browser/open-browser.ts';
import { mkdirSync } from 'node:fs';
const out='/tmp/shots'; mkdirSync(out,{recursive:true});
const p = await startProduct(); const b = await openBrowser();
const pages: [string,string][] = [['start',p.url+'/'],['overview',p.county],['plan-numbers',p.county+'/plan-numbers'],['finance',p.county+'/finance'],['conditions',p.county+'/conditions'],['risks',p.county+'/risks'],['return',p.county+'/returns/2024-25/3'],['nowhere',p.county+'/x']];
const only=process.argv[2]?.split(',');
const widths=(process.argv[3]??'1280,320').split(',').map(Number);
for (const w of widths) {
 const ctx=await b.newContext({viewport:{width:w,height:w>600?900:700}}); const page=await ctx.newPage();
 page.on('console',m=>{ if(m.type()==='error'||m.type()==='warning') console.log(w,page.url(),m.type(),m.text())});
 page.on('pageerror',e=>console.log('PAGEERROR',e.message));
 for (const [n,u] of pages) { if(only&&!only.includes(n)) continue;
  const t=performance.now(); await page.goto(u); await page.waitForSelector('h1'); 
  await page.waitForFunction(()=>!document.body.textContent.includes('Loading…')); const t1=performance.now()-t;
  await page.waitForTimeout(900);
  const sw=await page.evaluate(()=>document.documentElement.scrollWidth);
  console.log(w,n,Math.round(t1)+'ms','scrollWidth',sw, sw>w?'OVERFLOW':'');
  if(sw>w) console.log(await page.evaluate((w)=>[...document.querySelectorAll('body *')].filter(e=>e.getBoundingClientRect().right>w+1).slice(0,12).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right)).join('\n'),w));
  await page.screenshot({path:`${out}/${n}-${w}.png`,fullPage:true});
 } await ctx.close(); }
await b.close(); await p.stop();
