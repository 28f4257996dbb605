package crew

import (
	"maps"
	"slices"

	"hfplayground/core/objective"
)

// mostNumbers is how many numbers all Hands may keep together: 400 MB. With more, fewer of
// them are asked.
const mostNumbers = 50_000_000

// Lead gives orders to Hands. A nil Lead has none. It is not safe for concurrent use.
type Lead struct {
	wanted  bool
	hands   map[int]*hand
	problem Problem
	made    int // number of the problem
	orders  int // number of the last order
	open    map[int]*answer
	points  []place
	named   int // number of the last point
}

// hand is what the Lead knows of a Hand.
type hand struct {
	post  func(Order)
	told  int // number of the last problem it was told
	made  int // and of the last it has made
	knows recent
	turn  int // of the last part it was asked for
	v     *float64
	late  bool
}

// place is a point by where its weights stand; to refer to them keeps the place theirs.
type place struct {
	x    *float64
	name int
}

// NewLead returns a Lead without Hands.
func NewLead() *Lead { return &Lead{hands: map[int]*hand{}, open: map[int]*answer{}} }

// Wanted reports whether there is something to share: Hands cost time and memory, and many
// problems need none.
func (l *Lead) Wanted() bool { return l.wanted }

// Waiting reports whether something is asked for that has not come.
func (l *Lead) Waiting() bool { return len(l.open) > 0 }

// Join adds the Hand with a number from 0, in the place of one with the same number. post
// sends it an order, which post may read only until it returns.
func (l *Lead) Join(number int, post func(Order)) {
	l.Leave(number)
	l.hands[number] = &hand{post: post}
}

// Leave says that a Hand is lost.
func (l *Lead) Leave(number int) {
	h := l.hands[number]
	delete(l.hands, number)
	for _, a := range l.open {
		if a.of == h {
			a.end()
		}
	}
}

// Late says that a Hand is silent, or is heard again. While it is silent it is not asked, and what it was
// asked for is taken back.
func (l *Lead) Late(number int, late bool) {
	h := l.hands[number]
	if h == nil {
		return
	}
	h.late = late
	for _, a := range l.open {
		if late && a.of == h {
			a.Drop()
		}
	}
}

// Take takes a reply of a Hand. One that nobody waits for is passed over.
func (l *Lead) Take(number int, r Reply) {
	h, ok := l.hands[number]
	switch {
	case !ok:
	case r.Made:
		h.made = max(h.made, r.Number)
	default:
		if a := l.open[r.Number]; a != nil && a.of == h {
			a.end()
			a.ok = !r.Failed && len(r.Sum) == a.want
			a.value, a.sum = r.Value, r.Sum
		}
	}
}

// Dismiss says that nothing will be shared for a while.
func (l *Lead) Dismiss() {
	if l != nil {
		l.Of(Problem{})
		l.wanted = false
	}
}

// Of returns helpers with a problem. From now on those with another are never ready, and what
// they were asked for is lost.
func (l *Lead) Of(p Problem) objective.Helpers {
	if l == nil {
		return nil
	}
	for _, a := range l.open {
		a.end()
	}
	l.problem, l.points = p, nil
	l.made++
	return &helpers{l, l.made}
}

// helpers are the Hands that have made one problem.
type helpers struct {
	lead *Lead
	made int
}

// Ready returns how many Hands can be asked. Who has not been told of the problem is told.
func (h *helpers) Ready() int { return len(h.ready()) }

func (h *helpers) ready() []*hand {
	l := h.lead
	if h.made != l.made {
		return nil
	}
	l.wanted = true
	var list []*hand
	most := mostNumbers / max(1, l.problem.Numbers)
	for i, number := range slices.Sorted(maps.Keys(l.hands)) {
		hand := l.hands[number]
		if i >= most {
			break
		}
		if hand.told != l.made {
			hand.told, hand.knows, hand.v = l.made, recent{}, nil
			hand.post(Order{Number: l.made, Problem: &l.problem})
		}
		if hand.made == l.made && !hand.late {
			list = append(list, hand)
		}
	}
	return list
}

// Ask sends an order for a part.
func (h *helpers) Ask(helper int, p objective.Part, x, v []float64) objective.Answer {
	l, hand := h.lead, h.ready()[helper]
	l.orders++
	o := Order{Number: l.orders, Part: p, Point: l.name(x), V: v}
	if known, _ := hand.knows.use(o.Point, len(x)+l.problem.Kept); !known {
		o.X = x
	}
	if len(v) > 0 {
		if hand.turn == p.Turn && hand.v == &v[0] {
			o.V = nil
		}
		hand.turn, hand.v = p.Turn, &v[0]
	}
	a := &answer{lead: l, of: hand, number: o.Number, want: len(x)}
	if p.Quantity == objective.OfValue {
		a.want = 0
	}
	l.open[o.Number] = a
	hand.post(o)
	return a
}

// name returns the number of the weights x.
func (l *Lead) name(x []float64) int {
	i := slices.IndexFunc(l.points, func(p place) bool { return p.x == &x[0] })
	p := place{x: &x[0]}
	if i >= 0 {
		p = l.points[i]
		l.points = slices.Delete(l.points, i, i+1)
	} else {
		l.named++
		p.name = l.named
		l.points = l.points[max(0, len(l.points)-most(len(x)+l.problem.Kept)+1):]
	}
	l.points = append(l.points, p)
	return p.name
}

// answer is the objective.Answer of an order.
type answer struct {
	lead     *Lead
	of       *hand
	number   int
	want     int // numbers of the sum
	done, ok bool
	value    float64
	sum      []float64
}

func (a *answer) Done() bool { return a.done }

func (a *answer) Sum() (value float64, sum []float64, ok bool) { return a.value, a.sum, a.ok }

// Drop takes the order back.
func (a *answer) Drop() {
	if !a.done {
		a.end()
		a.of.post(Order{Number: a.number, Drop: true})
	}
}

// end ends the wait for it.
func (a *answer) end() {
	delete(a.lead.open, a.number)
	a.done = true
}
