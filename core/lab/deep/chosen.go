package deep

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

const (
	codeSpread  = 2    // standard deviations of the code that the plane and the sliders reach to
	mostSliders = 10   // units of the code that have one
	nudgeShare  = 0.05 // of the plane, one press of an arrow
)

// keyUnit is what a slider of a unit of the code sends: "unit:value", the unit counted from 1.
const keyUnit = "unit"

// code is what is decoded, and how the codes of the training images are spread.
type code struct{ values, mean, deviation []float64 }

// codeAt returns the code that is decoded at the weights w: where none is chosen, the mean.
func (st *state) codeAt(w []float64) code {
	mean, deviation := st.p.codes(w)
	c := code{slices.Clone(mean), mean, deviation}
	copy(c.values, st.chosen)
	return c
}

// reach returns the values between which a unit, counted from 0, can be set by hand.
func (c *code) reach(unit int) (from, to float64) {
	d := codeSpread * c.deviation[unit]
	if !(d > 0) || math.IsInf(d, 0) {
		d = 1
	}
	return c.mean[unit] - d, c.mean[unit] + d
}

// sliders returns "value from to" of every unit that has a slider, with semicolons between.
func (c *code) sliders() string {
	var list []string
	for i, v := range c.values[:min(len(c.values), mostSliders)] {
		from, to := c.reach(i)
		list = append(list, fmt.Sprintf("%.4g %.4g %.4g", v, min(from, v), max(to, v)))
	}
	return strings.Join(list, ";")
}

// with returns the code with what is chosen, which may not be drawn yet.
func (c *code) with(chosen []float64) []float64 {
	list := slices.Clone(c.values)
	copy(list, chosen)
	return list
}

// choose adds to q the code that is chosen with other values of some units, counted from 0, to as
// many digits as can be seen.
func (c *code) choose(q *param.Query, chosen []float64, values map[int]float64) {
	list := c.with(chosen)
	list = list[:min(len(list), mostSet)]
	for i := range list {
		if v, ok := values[i]; ok {
			list[i] = v
		}
		from, to := c.reach(i)
		list[i] = max(-maxCode, min(maxCode, plane.Round(list[i], to-from)))
	}
	q.Set(key+".code", param.FormatList(list))
}

// Translate turns the slider of a unit of the code, and the mark on the plane where it is dragged,
// into the code.
func (l *Lab) Translate(edit param.Query) (param.Query, []*param.Error) {
	l.pending = nil
	l.Keeper.Expect()
	text, slid := edit.Get(keyUnit)
	place, dragged := edit.Get(wire.KeyPoint)
	edit = edit.Without(keyUnit).Without(wire.KeyPoint)
	if slid {
		unit, value, _ := strings.Cut(text, ":")
		v, ok := param.Number(value)
		n, err := strconv.Atoi(unit)
		if units := l.st.codeUnits(); !ok || err != nil || n < 1 || n > units || math.Abs(v) > maxCode {
			return edit, []*param.Error{param.Fault(keyUnit, "A unit of the code is set by its number, from 1 to %d, and a value from -%g to %g, not by %q.", units, maxCode, maxCode, param.Shorten(text))}
		}
		c := l.drawn.code
		if c.values == nil { // another picture is shown
			w, _ := racing.HeldWeights(&l.Race)
			c = l.st.codeAt(w)
		}
		c.choose(&edit, l.st.chosen, map[int]float64{n - 1: v})
	}
	if _, at, _ := strings.Cut(place, ":"); dragged {
		if err := l.decodeAt(&edit, at); err != nil {
			return edit, []*param.Error{err}
		}
	}
	return edit, nil
}

// codeActs are what can be done to the code: a place of the plane is pressed, the mark is moved by
// keys, or it goes back to the mean.
func (l *Lab) codeActs() map[wire.Act]lab.Act {
	nudge := func(dx, dy float64) lab.Act {
		return func(q *param.Query, _ string) *param.Error {
			c := &l.drawn.code
			if l.st.show != showCode || c.values == nil {
				return nil
			}
			now, moved := c.with(l.st.chosen), map[int]float64{}
			for _, by := range []struct {
				unit int
				step float64
			}{{l.st.across - 1, dx}, {l.st.up - 1, dy}} {
				if from, to := c.reach(by.unit); by.step != 0 {
					moved[by.unit] = now[by.unit] + by.step*nudgeShare*(to-from)
				}
			}
			c.choose(q, l.st.chosen, moved)
			return nil
		}
	}
	return map[wire.Act]lab.Act{
		wire.ActPoint: l.decodeAt,
		wire.ActRemovePoint: func(q *param.Query, _ string) *param.Error {
			q.Set(key+".code", param.FormatList(nil))
			return nil
		},
		wire.ActNudgeLeft:  nudge(-1, 0),
		wire.ActNudgeRight: nudge(1, 0),
		wire.ActNudgeUp:    nudge(0, 1),
		wire.ActNudgeDown:  nudge(0, -1),
	}
}

// decodeAt shows the image of a place on the plane of codes; on other pictures it does nothing.
func (l *Lab) decodeAt(q *param.Query, place string) *param.Error {
	at := lab.Point(place).At
	if at == nil || l.st.show != showCode || l.drawn.code.values == nil {
		return nil
	}
	l.drawn.code.choose(q, l.st.chosen, map[int]float64{l.st.across - 1: at[0], l.st.up - 1: at[1]})
	return nil
}

// decoding says what is decoded on a place of the plane.
func (st *state) decoding(at [2]float64) string {
	return fmt.Sprintf("unit %d = %s, unit %d = %s: press to decode", st.across, words.Rough(at[0]), st.up, words.Rough(at[1]))
}
