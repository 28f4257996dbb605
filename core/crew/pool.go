package crew

import (
	"maps"
	"slices"
	"weak"

	"hfplayground/core/objective"
)

// mostNumbers is how many numbers all Helpers may keep together: 400 MB. With more, fewer of
// them are asked.
const mostNumbers = 50_000_000

// Pool gives orders to Helpers. A nil Pool has none. It is not safe for concurrent use.
type Pool struct {
	wanted  bool
	members map[int]*member
	problem Problem
	made    int // number of the problem
	orders  int // number of the last order
	open    map[int]*answer
	points  []place
	named   int // number of the last point
}

// member is what the Pool knows of a Helper.
type member struct {
	post  func(Order)
	told  int // number of the last problem that was sent to it
	made  int // and of the last it has made
	knows recent
	turn  int // of the last part along a direction that it was asked for, from 1
	late  bool
}

// place is a point by its weights, without holding them, and the batch that it is of.
type place struct {
	x    weak.Pointer[float64]
	cut  objective.Cut
	name int
}

// NewPool returns a Pool without Helpers.
func NewPool() *Pool { return &Pool{members: map[int]*member{}, open: map[int]*answer{}} }

// Wanted reports whether there is something to share: Helpers cost time and memory, and many
// problems need none.
func (pool *Pool) Wanted() bool { return pool.wanted }

// Waiting reports whether something is asked for that has not come.
func (pool *Pool) Waiting() bool { return len(pool.open) > 0 }

// Join adds the Helper with a number from 0, in the place of one with the same number. post
// sends it an order, which post may read only until it returns.
func (pool *Pool) Join(number int, post func(Order)) {
	pool.Leave(number)
	pool.members[number] = &member{post: post}
}

// Leave says that a Helper is lost.
func (pool *Pool) Leave(number int) {
	h := pool.members[number]
	delete(pool.members, number)
	for _, a := range pool.open {
		if a.of == h {
			a.end()
		}
	}
}

// Late says that a Helper is silent, or is heard again. While it is silent it is not asked, and what it was
// asked for is taken back.
func (pool *Pool) Late(number int, late bool) {
	h := pool.members[number]
	if h == nil {
		return
	}
	h.late = late
	for _, a := range pool.open {
		if late && a.of == h {
			a.Drop()
		}
	}
}

// Take takes a reply of a Helper. One that nobody waits for is passed over.
func (pool *Pool) Take(number int, r Reply) {
	h, ok := pool.members[number]
	switch {
	case !ok:
	case r.Made:
		h.made = max(h.made, r.Number)
	default:
		if a := pool.open[r.Number]; a != nil && a.of == h {
			a.end()
			a.ok = !r.Failed && len(r.Sum) == a.want
			a.value, a.sum = r.Value, r.Sum
		}
	}
}

// Dismiss says that nothing will be shared for a while.
func (pool *Pool) Dismiss() {
	if pool != nil {
		pool.Of(Problem{})
		pool.wanted = false
	}
}

// Of returns helpers with a problem. From now on those with another are never ready, and what
// they were asked for is lost.
func (pool *Pool) Of(p Problem) objective.Helpers {
	if pool == nil {
		return nil
	}
	for _, a := range pool.open {
		a.end()
	}
	pool.problem, pool.points = p, nil
	pool.made++
	return &helpers{pool, pool.made}
}

// helpers are the Helpers that have made one problem.
type helpers struct {
	pool *Pool
	made int
}

// Ready returns how many Helpers can be asked. A helper without the problem is sent it.
func (h *helpers) Ready() int { return len(h.ready()) }

func (h *helpers) ready() []*member {
	pool := h.pool
	if h.made != pool.made {
		return nil
	}
	pool.wanted = true
	var list []*member
	most := mostNumbers / max(1, pool.problem.Numbers)
	for i, number := range slices.Sorted(maps.Keys(pool.members)) {
		member := pool.members[number]
		if i >= most {
			break
		}
		if member.told != pool.made {
			member.told, member.knows, member.turn = pool.made, recent{}, 0
			member.post(Order{Number: pool.made, Problem: &pool.problem})
		}
		if member.made == pool.made && !member.late {
			list = append(list, member)
		}
	}
	return list
}

// Ask sends an order for a part.
func (h *helpers) Ask(helper int, p objective.Part, x, v []float64) objective.Answer {
	pool, member := h.pool, h.ready()[helper]
	pool.orders++
	o := Order{Number: pool.orders, Part: p, Point: pool.name(x, p.Cut), V: v}
	if known, _ := member.knows.use(o.Point, len(x)+pool.problem.Kept); !known {
		o.X = x
	}
	if len(v) > 0 {
		if member.turn == p.Turn {
			o.V = nil
		}
		member.turn = p.Turn
	}
	a := &answer{pool: pool, of: member, number: o.Number, want: len(x)}
	if p.Quantity == objective.OfValue {
		a.want = 0
	}
	pool.open[o.Number] = a
	member.post(o)
	return a
}

// name returns the number of a batch at the weights x.
func (pool *Pool) name(x []float64, cut objective.Cut) int {
	p := place{x: weak.Make(&x[0]), cut: cut}
	i := slices.IndexFunc(pool.points, func(o place) bool { return o.x == p.x && o.cut == cut })
	if i >= 0 {
		p = pool.points[i]
		pool.points = slices.Delete(pool.points, i, i+1)
	} else {
		pool.named++
		p.name = pool.named
		pool.points = pool.points[max(0, len(pool.points)-most(len(x)+pool.problem.Kept)+1):]
	}
	pool.points = append(pool.points, p)
	return p.name
}

// answer is the objective.Answer of an order.
type answer struct {
	pool     *Pool
	of       *member
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
	delete(a.pool.open, a.number)
	a.done = true
}
