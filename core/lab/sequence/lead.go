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
	leaders, at := byCost.Leaders(runs, racing.Tested, far)
	if len(leaders) == 0 {
		return "No method has made a step."
	}
	text := fmt.Sprintf("After %s %s %s", byCost.At(far), who(runs, leaders), perCharacter(at.Test))
	if len(leaders) == 1 {
		text += fmt.Sprintf(", and %s %% of the characters right", share(at.Right))
	}
	var later []string
	for rest := racing.Without(runs, leaders); len(rest) > 0; {
		next, at := byCost.Leaders(rest, racing.Tested, far)
		if len(next) == 0 {
			break
		}
		later = append(later, fmt.Sprintf("%s with %s", racing.Names(next), words.Rough(at.Test)))
		rest = racing.Without(rest, next)
	}
	if len(later) > 0 {
		text += "; then " + strings.Join(later, ", ")
	}
	text += racing.LeadWords(runs, leaders, racing.Tested, far)
	return text + l.frequencyWords(runs, far)
}

// who names those whose loss in the exam is least, up to the number.
func who(runs, leaders []*race.Run) string {
	switch {
	case len(runs) == 1:
		return runs[0].Label + ": exam loss"
	case len(leaders) == 1:
		return leaders[0].Label + " leads: exam loss"
	case len(leaders) == len(runs):
		return racing.Names(leaders) + " have the same exam loss so far:"
	}
	return racing.Names(leaders) + " lead with the same exam loss of"
}

// frequencyWords says what the frequencies of the characters alone reach, and who is there.
func (l *Lab) frequencyWords(runs []*race.Run, far float64) string {
	var flat []string
	for _, run := range runs {
		if _, at := racing.ByCost().Leaders([]*race.Run{run}, racing.Tested, far); at != nil && at.Test >= plateauShare*l.st.p.task.Plateau {
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
