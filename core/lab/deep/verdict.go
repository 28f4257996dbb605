package deep

import (
	"fmt"

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
	lead, at := byCost.Leader(runs, racing.Trained, far)
	text := fmt.Sprintf("After %s %s leads with a loss of %s%s", byCost.At(far), lead.Label, words.Rough(at.F), l.levelWords(at.F))
	if next, at := byCost.Leader(racing.Without(runs, lead), racing.Trained, far); next != nil {
		text += fmt.Sprintf("; next is %s with %s", next.Label, words.Rough(at.F))
	}
	text += racing.LeadWords(runs, lead, racing.Trained, far)
	if l.st.p.test.Len() > 0 {
		if best, at := byCost.Leader(runs, racing.Tested, far); best != nil && best != lead {
			text += fmt.Sprintf(" On the test images %s is lowest with %s.", best.Label, words.Rough(at.Test))
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
