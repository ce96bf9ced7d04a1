"""hostile.py — a map in which every text is a trap for the form it is written into, and what the texts are. Each text is
unique (it ends in a number of its own), so that each can be looked for."""

TRAPS = [
	"pipes | and || more |",
	"`code` and ``` fences",
	"<b>bold</b> <script>alert(1)</script> <!-- gone -->",
	"[link](javascript:alert(1)) ![picture](x.png) [ref]: http://a.example",
	"http://evil.example www.evil.example mailto:a@b.example a@b.example",
	"@someone and @org/team, #12 and GH-12, :smile: and :+1:",
	"# a heading",
	"1. a list",
	"2) another",
	"- a dash",
	"+ a plus",
	"> a quotation",
	"=== a rule",
	"--- another",
	"*stars* _underscores_ __both__ ~tildes~ ~~two~~ snake_case_name",
	"back\\slash \\\\ two \\n \\N \\G \\| end\\",
	"&amp; &lt; &#35; AT&T & co",
	"$x$ and $$y$$, 5 $ and 6 $",
	"=1+1 formula",
	"＝SUM(A1) formula of full width",
	"'=1+1 led",
	"''+1 led twice",
	"«quotes» “more” \"plain\"",
	"[ ] a task, [^1] a note, [!NOTE] a warning",
	"    four blanks",
	"ends with two blanks  ",
	"|---|",
	"<https://auto.example> <a@b.example>",
	"{braces} \\{more\\}",
	"a\u00a0no-break\u202fblank",
]


class Texts:
	def __init__(self):
		self.said = []

	def __call__(self):
		n = len(self.said)
		text = f"{TRAPS[n % len(TRAPS)]} {n}z" if n % 2 else f"{n}z {TRAPS[n % len(TRAPS)]}"
		if n % 3 == 0:
			text = TRAPS[n % len(TRAPS)] + f" {n}z"
		self.said.append(text)
		return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


MAP = """
language LANGUAGE
source s1 T kind interviews n 12 date 2026-09 link "https://good.example/a b|c)d"
source s2 T kind survey link "javascript:alert(1)"
team t1 T
team t2 T kind partner
segment g1 T share 12% personas p1
persona p1 T
  about T
  role T
  age T
  location T
  goal T
  goal T
  need T
  expects T
  frustration T
  behaviour T
  motivation T
  quote T from s1
  prefers c1
persona p2 T
channel c1 T
touchpoint k1 T via c1 owner t1 wanted yes
touchpoint k2 T owner t2 wanted no
touchpoint k3 T wanted yes
metric m1 T kind operational better lower target 20%
metric m2 T
journey j1 T
  scenario T
  scope T
  version T
  segment g1
  persona p1, p2
  owner t1
  stakeholders t1, t2
  why T from s1
  goal T metric m1 from 30% to 20% due 2027-01
  question q1 T
    answer T
  question q2 T
  reviewed 2026-10-01
  review every 3 months
  workshop 2026-09-01 T
  tested 2026-09-02 T
  validated 2026-09-03 T
  insight T answers q2 from s1
  wish T from s2
  practice T
  event 2027-01-01 T
  lane l1 T
  metric m1 31% n 10 date 2026-09 from s1
  metric m2 5
  opportunity o3 T impact high effort low importance 9 satisfaction 2
  resource T have owner t1 cost 5 EUR
  stage g T
    goal T
    expects T
    question T
    drop 10%
    detail T
    keyword T intent commercial topic T volume 10 position 3 rival T rival T
    think T
    quote T from s2
    pain T severity low
    step a T at k1, k2
      feel +1 T and -1 T
      feel -1 T by p2
      feel +2 T or -2 T if T
      because T
      moment-of-truth T
      wait 2 min
      think T by p1
      quote T by p2 from s1
      pain x1 T severity high frequency T owner t1 from s1
        cause T
        cause T
      gain T from s1
      opportunity o1 T for x1 impact high effort medium reach 100 confidence 50% importance 8 satisfaction 3 owner t2
      opportunity o2 T for x1 impact low effort low reach 10 confidence 50% importance 2 satisfaction 8
      promise T delivered no
      evidence T
      front T by t1
      back T by t2
      support T
      policy T
      note l1 T
      note T
      insight T
      wish T
      practice T
      no metric T
      next b when T 40%
      next a when T 60%
    step b T at k2
      feel 0 T to -2 T
      exit
  action T for o1, x1 owner t1 due 2027-01-01 status doing cost 5 EUR effect m1 -5%
  action T status done result T
"""


def hostile(language="en"):
	"""The map's source and the texts in it."""
	texts = Texts()
	import re
	return re.sub(r"\bT\b", lambda _: texts(), MAP).replace("LANGUAGE", language), texts.said
