package sequence

import (
	"fmt"
	"math"
	"strings"

	"hfplayground/core/lab/racing"
	"hfplayground/core/race"
	"hfplayground/core/words"
)

// leading says of a task that no net solves who leads in the exam, by cost and by time, how the
// others follow, and who is still at the frequencies of the characters.
func (l *Lab) leading() string {
	if start := racing.StartWords(l.Runs); start != "" {
		return start
	}
	runs, byCost := racing.Moved(l.Runs), racing.ByCost()
	far := byCost.Common(runs)
	lead, at := byCost.Leader(runs, racing.Tested, far)
	if lead == nil {
		return "No method has made a step."
	}
	text := fmt.Sprintf("After %s %s", byCost.At(far), lead.Label)
	if len(runs) > 1 {
		text += " leads"
	}
	text += fmt.Sprintf(": exam loss %s, and %s %% of the characters right", perCharacter(at.Test), share(at.Right))
	var later []string
	for rest := racing.Without(runs, lead); len(rest) > 0; {
		next, at := byCost.Leader(rest, racing.Tested, far)
		if next == nil {
			break
		}
		later = append(later, fmt.Sprintf("%s with %s", next.Label, words.Rough(at.Test)))
		rest = racing.Without(rest, next)
	}
	if len(later) > 0 {
		text += "; then " + strings.Join(later, ", ")
	}
	text += racing.LeadWords(runs, lead, racing.Tested, far)
	return text + l.frequencyWords(runs, far)
}

// frequencyWords says what the frequencies of the characters alone reach, and who is there.
func (l *Lab) frequencyWords(runs []*race.Run, far float64) string {
	var flat []string
	for _, run := range runs {
		if _, at := racing.ByCost().Leader([]*race.Run{run}, racing.Tested, far); at != nil && at.Test >= plateauShare*l.st.p.task.Plateau {
			flat = append(flat, run.Label)
		}
	}
	text := fmt.Sprintf(" A net that knows only how often each character comes has a loss of %s", words.Rough(l.st.p.task.Plateau))
	if len(flat) == 0 {
		return text + "."
	}
	return text + ": " + still(flat) + " on this plateau."
}

// perCharacter writes a loss in nats, and what it is in bits.
func perCharacter(loss float64) string {
	return fmt.Sprintf("%s a character (%s bits)", words.Rough(loss), words.Rough(loss/math.Ln2))
}
