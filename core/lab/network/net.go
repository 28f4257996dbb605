package network

import (
	"fmt"
	"strconv"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// newLayerUnits is how many units a layer has that is added by a button.
const newLayerUnits = 4

// newWeights draws the first weights anew. Only this and a typed seed do: every
// other reset replays the same.
func (s *Lab) newWeights(q *param.Query, _ string) *param.Error {
	q.Set("seed", fmt.Sprint((s.st.Seed+1)%maxSeedStep))
	return nil
}

// hidden returns the hidden layers of the net in force.
func (s *Lab) hidden() []int {
	units, _ := training.ParseHidden(s.st.net.Hidden) // checked by its field
	return units
}

func setHidden(q *param.Query, units []int) {
	parts := make([]string, len(units))
	for i, u := range units {
		parts[i] = strconv.Itoa(u)
	}
	q.Set("network.hidden", strings.Join(parts, ","))
}

// addLayer puts a hidden layer before the outputs.
func (s *Lab) addLayer(q *param.Query, _ string) *param.Error {
	units := s.hidden()
	setHidden(q, append(units, newLayerUnits))
	return s.keepActivations(q, len(units)+1)
}

// removeLayer takes the last hidden layer away.
func (s *Lab) removeLayer(q *param.Query, _ string) *param.Error {
	units := s.hidden()
	if len(units) == 0 {
		return param.Refuse("network.hidden", "", "a hidden layer to remove: there is none")
	}
	setHidden(q, units[:len(units)-1])
	return s.keepActivations(q, len(units)-1)
}

// keepActivations makes the list of activations as long as the layers, when
// every layer has its own: a new one takes the last.
func (s *Lab) keepActivations(q *param.Query, layers int) *param.Error {
	own := strings.Split(s.st.net.Activations, ",")
	if len(own) == 1 || layers == 0 {
		q.Set("network.activations", own[0])
		return nil
	}
	for len(own) < layers {
		own = append(own, own[len(own)-1])
	}
	q.Set("network.activations", strings.Join(own[:layers], ","))
	return nil
}

// changeUnits adds units to a hidden layer, counted from 1.
func (s *Lab) changeUnits(by int) lab.Act {
	return func(q *param.Query, object string) *param.Error {
		units := s.hidden()
		l, ok := param.Number(object)
		i := int(l) - 1
		if !ok || l != float64(i+1) || i < 0 || i >= len(units) {
			return param.Refuse(wire.KeyAct, object, fmt.Sprintf("a hidden layer from 1 to %d", len(units)))
		}
		units[i] += by
		setHidden(q, units)
		return nil
	}
}
