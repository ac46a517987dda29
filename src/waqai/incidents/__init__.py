# SCRATCH, never committed
from datetime import date
from waqai.model import *
def _k(r): return (r.row.get("country"), r.row.get("place_ar"), r.row.get("date_start"), r.row.get("type"))
def block_keys(r): return tuple(sorted({f"x|{r.row.get('country')}|{r.row.get('place_ar')}"}))
def score(a,b): return 1.0 if _k(a)==_k(b) and a.key.document!=b.key.document else -1.0
def explain(a,b,weights=None):
    return Link(a.key,b.key,0.9 if score(a,b)>0 else 0.1)
def edges(reports):
    by={}
    for i,r in enumerate(reports):
        for j in by.setdefault(_k(r),[]):
            if reports[j].key.document!=r.key.document: yield j,i
        by[_k(r)].append(i)
def fuse(reports, judgements=(), weights=None):
    reports=list(reports); idx={r.key:i for i,r in enumerate(reports)}
    same=[(idx[j.a],idx[j.b]) for j in judgements if j.same]; apart={frozenset((idx[j.a],idx[j.b])) for j in judgements if j.same is False}
    cl={i:{i} for i in range(len(reports))}; home={i:i for i in cl}
    def ok(a,b): return not any(frozenset((x,y)) in apart for x in cl[a] for y in cl[b])
    def docs(a): return {reports[x].key.document for x in cl[a]}
    def join(a,b):
        k,g=min(a,b),max(a,b); cl[k]|=cl.pop(g)
        for x in cl[k]: home[x]=k
    for a,b in same:
        a,b=home[a],home[b]
        if a!=b and ok(a,b): join(a,b)
    for a,b in edges(reports):
        a,b=home[a],home[b]
        if a!=b and ok(a,b) and not docs(a)&docs(b): join(a,b)
    out=[]
    for k,m in sorted(cl.items()):
        rs=[reports[i] for i in sorted(m)]; r=rs[0].row
        def cnt(n):
            lo=[x.row.get(n+"_min") for x in rs if x.row.get(n+"_min") is not None]
            if not lo: return None
            hi=[x.row.get(n+"_max") for x in rs if x.row.get(n+"_min") is not None]
            return Count(n,min(lo),max(lo),None if None in hi else max(max(hi),max(lo)))
        counts={n:c for n in ("killed","wounded") if (c:=cnt(n))}
        d=lambda s: date.fromisoformat(s) if s else None
        pl=Place(r.get("place_ar") or "",r.get("place"),r.get("country"),r.get("admin1"),r.get("admin2"),r.get("lat"),r.get("lon"),r.get("geo_precision") or 2) if r.get("place_ar") else None
        out.append(Incident("x",tuple(x.key for x in rs),r["status"],r["type"],TimeSpan(d(r.get("date_start")),d(r.get("date_end")),"day","text"),pl,
          tuple(r["attacker"].split(" and ")),tuple(r["target"]),r.get("weapon"),counts,campaign=r.get("campaign"),claimed_by=(r["claimed_by"],) if r.get("claimed_by") else (),quote=r.get("evidence_ar") or "",
          versions={"type":tuple(Version(x.key,x.row["type"],x.outlet,None,"news",x.published) for x in rs)},
          conflicts=("killed",) if len({x.row.get("killed_min") for x in rs})>1 else (),sources=len(rs),confidence=0.7))
    return out
