package deep

import (
	"fmt"
	"slices"

	"hfplayground/core/lab/racing"
	"hfplayground/core/words"
)

// sentence says who leads, by which measure, and when the lead changed.
func (l *Lab) sentence() string {
	runs, byCost := racing.Moved(l.Runs), racing.ByCost()
	if making := l.st.p.making(); making != "" {
		return making
	}
	switch start := racing.StartWords(l.Runs); {
	case start != "":
		return start
	case len(runs) == 0:
		return "No method has made a step."
	case len(runs) == 1:
		t := &runs[0].Trace[len(runs[0].Trace)-1]
		return fmt.Sprintf("%s: loss %s after %s%s.", runs[0].Label, words.Rough(t.F), byCost.At(t.Evals.Cost()), l.levelWords(t.F))
	}
	far := byCost.Common(runs)
	leaders, at := byCost.Leaders(runs, racing.Trained, far)
	text := fmt.Sprintf("After %s %s%s", byCost.At(far), racing.First(runs, leaders, words.Rough(at.F)), l.levelWords(at.F))
	if next, at := byCost.Leaders(racing.Without(runs, leaders), racing.Trained, far); len(next) > 0 {
		text += fmt.Sprintf("; next is %s with %s", racing.Names(next), words.Rough(at.F))
	}
	text += racing.LeadWords(runs, leaders, racing.Trained, far)
	if l.st.p.test.Len() > 0 {
		if best, at := byCost.Leaders(runs, racing.Tested, far); len(best) == 1 && !slices.Contains(leaders, best[0]) {
			text += fmt.Sprintf(" On the test images %s is lowest with %s.", best[0].Label, words.Rough(at.Test))
		}
	}
	return text
}

// levelWords says how a loss lies to that of the mean image.
func (l *Lab) levelWords(loss float64) string {
	if loss >= l.st.p.levels.plateau {
		return fmt.Sprintf(", above the %s of the mean image", words.Rough(l.st.p.levels.plateau))
	}
	return ""
}
