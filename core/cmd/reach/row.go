package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// mostSeeds is how many runs of one row there may be.
const mostSeeds = 100

// row is a training that is measured from some seeds.
type row struct {
	name  string // by which it is picked
	says  string // what is trained how, for the table
	link  string // with {seed} in the place of the seed
	seeds int    // 1 to this
	asks  []ask
}

// rowsOf returns a row a link, of one seed, by which it is named and of which nothing is asked.
func rowsOf(links []string) []row {
	var rows []row
	for _, l := range links {
		rows = append(rows, row{l, l, l, 1, nil})
	}
	return rows
}

// seeded returns the link of a seed.
func (r row) seeded(seed int) string {
	return strings.ReplaceAll(r.link, "{seed}", strconv.Itoa(seed))
}

// measured is a row with what came of its seeds, of which the first is 1.
type measured struct {
	row
	runs []outcome
}

// measure runs a row from seeds 1 to n, or as many as it says where n is 0, and writes a line a run to log.
func (r row) measure(n int, k *kept, log io.Writer) (measured, error) {
	m := measured{row: r}
	if n == 0 {
		n = r.seeds
	}
	for seed := 1; seed <= n; seed++ {
		o, err := k.get(r.seeded(seed))
		if err != nil {
			return m, err
		}
		fmt.Fprintf(log, "%s, seed %d: f = %.5g after %.4g gradient equivalents and %.3g s, λ at most %.3g; %s\n",
			r.name, seed, o.last().F, o.last().Cost, o.last().Seconds, o.Lambda, o.End)
		m.runs = append(m.runs, o)
	}
	return m, nil
}

// losses returns the loss of every run at a count of gradient equivalents; NaN of a run that ended before.
func (m measured) losses(cost float64) []float64 {
	var list []float64
	for _, o := range m.runs {
		f, ok := o.at(cost)
		if !ok {
			f = math.NaN()
		}
		list = append(list, f)
	}
	return list
}

// solved returns how many runs solved their task within a cost.
func (m measured) solved(within float64) int {
	n := 0
	for _, o := range m.runs {
		if o.Solved && o.last().Cost <= within {
			n++
		}
	}
	return n
}

// median returns the middle of some numbers, or the mean of the two in the middle; NaN where one of them
// is not known, or there are none.
func median(of []float64) float64 {
	if len(of) == 0 || slices.ContainsFunc(of, math.IsNaN) {
		return math.NaN()
	}
	list := slices.Sorted(slices.Values(of))
	half := len(list) / 2
	if len(list)%2 == 1 {
		return list[half]
	}
	return (list[half-1] + list[half]) / 2
}
