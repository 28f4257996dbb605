package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/race"
)

// outcome is what came of one run.
type outcome struct {
	Link    string  `json:"link"`
	Machine string  `json:"machine"`
	Curve   []point `json:"curve"`            // the start first
	Lambda  float64 `json:"lambda,omitempty"` // largest damping of any step; 0 where there is none
	Solved  bool    `json:"solved,omitempty"`
	End     string  `json:"end"` // how it ended, in words
}

// point is a step of a run.
type point struct {
	Cost    float64 `json:"c"` // gradient equivalents since the start
	F       float64 `json:"f"` // NaN and infinity are kept as the largest number
	Seconds float64 `json:"s"` // of computing since the start
}

// at returns the loss after so many gradient equivalents: on the line between the steps before and after, as the
// page draws the curve. Of a run that ended a step before, it is that of its last step; one that ended
// earlier, and not because its task is solved, has none.
func (o outcome) at(cost float64) (f float64, ok bool) {
	next := slices.IndexFunc(o.Curve, func(p point) bool { return p.Cost > cost })
	switch next {
	case 0:
		return 0, false
	case -1:
		return o.last().F, o.Solved || o.reached(cost)
	}
	p, q := o.Curve[next-1], o.Curve[next]
	return p.F + (q.F-p.F)*((cost-p.Cost)/(q.Cost-p.Cost)), true
}

// reached reports whether a run that was stopped at this cost has come to it: its last step may have
// been so near below that the next would have passed it.
func (o outcome) reached(cost float64) bool {
	last := o.last().Cost
	return last+o.dearest() >= cost
}

// dearest returns the cost of the most expensive step.
func (o outcome) dearest() float64 {
	most := 0.0
	for k := 1; k < len(o.Curve); k++ {
		most = max(most, o.Curve[k].Cost-o.Curve[k-1].Cost)
	}
	return most
}

func (o outcome) last() point { return o.Curve[len(o.Curve)-1] }

// follow runs the only method of a link to its end.
func follow(link string, now func() float64) (outcome, error) {
	s := lab.New(now, all.Labs())
	defer s.Close()
	s.Open(link)
	for s.Advance(func() bool { return true }) {
	}
	for _, n := range s.Update(true).Notes {
		return outcome{}, fmt.Errorf("%s: %s", link, n.Value)
	}
	l, ok := s.Lab().(interface{ Results() []race.Result })
	if !ok || len(l.Results()) != 1 || len(l.Results()[0].Steps) == 0 {
		return outcome{}, fmt.Errorf("%s: want a link with a single run", link)
	}
	return outcomeOf(link, l.Results()[0]), nil
}

// outcomeOf keeps of a run what the table is made of.
func outcomeOf(link string, r race.Result) outcome {
	o := outcome{Link: link, Machine: machine()}
	for _, t := range r.Steps {
		o.Curve = append(o.Curve, point{t.Evals.Cost(), finite(t.F), t.Seconds})
		for _, fact := range t.Facts {
			if fact.Key == "lambda" {
				o.Lambda = max(o.Lambda, fact.Value)
			}
		}
	}
	if r.End != nil {
		o.End, o.Solved = r.End.String(), r.End.Key == race.EndTrained
	}
	return o
}

// finite returns x for JSON, which has neither NaN nor ∞.
func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return math.MaxFloat64
	}
	return x
}

// kept are the runs of a file, which those that follow are added to.
type kept struct {
	name string // "" for none
	runs map[string]outcome
}

func openKept(name string) (*kept, error) {
	k := &kept{name, map[string]outcome{}}
	if name == "" {
		return k, nil
	}
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return nil, err
	}
	lines := bufio.NewReader(bytes.NewReader(content))
	for d, n := json.NewDecoder(lines), 1; ; n++ {
		var o outcome
		if err := d.Decode(&o); errors.Is(err, io.EOF) {
			return k, nil
		} else if err != nil || len(o.Curve) == 0 {
			return nil, fmt.Errorf("%s: run %d is none that was written by this command: %v.", name, n, err)
		}
		k.runs[o.Link] = o
	}
}

// get returns what came of a link: of the run that is kept, or of one that is made now.
func (k *kept) get(link string) (outcome, error) {
	if o, ok := k.runs[link]; ok {
		return o, nil
	}
	o, err := follow(link, clock())
	if err != nil || k.name == "" {
		return o, err
	}
	line, err := json.Marshal(o)
	if err != nil {
		return o, err
	}
	f, err := os.OpenFile(k.name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return o, err
	}
	_, err = f.Write(append(line, '\n'))
	return o, errors.Join(err, f.Close())
}
