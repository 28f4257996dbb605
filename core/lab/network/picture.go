package network

import (
	"strconv"

	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// thumbnail returns where grid point at of the surface is in a response, and
// whether it does.
func thumbnail(at int) (to int, ok bool) {
	const middle, thumb = responseStep / 2, surfaceSide / responseStep
	row, col := at/surfaceSide, at%surfaceSide
	if row%responseStep != middle || col%responseStep != middle {
		return 0, false
	}
	row, col = row/responseStep, col/responseStep
	return row*thumb + col, row < thumb && col < thumb
}

// respond writes what inputs and units answer to row r of the last chunk.
func respond(t *training.Objective, net *wire.Net, to int, inputs []float64, r int) {
	for i, v := range inputs {
		net.Input[i][to] = v
	}
	for l := range net.Layers {
		for u, a := range t.Evaluator().Activations(l).Row(r) {
			net.Layers[l].Response[u][to] = a
		}
	}
}

// wireNet returns the net with room for responses, and with what can be pressed on it:
// the outputs stay as the data want them.
func wireNet(t *training.Objective, w []float64, thumb int) wire.Net {
	room := func(n int) [][]float64 {
		rows := make([][]float64, n)
		for i := range rows {
			rows[i] = make([]float64, thumb*thumb)
		}
		return rows
	}
	net := wire.Net{Side: thumb, Input: room(len(t.Features))}
	for _, f := range t.Features {
		net.Inputs = append(net.Inputs, f.Label)
	}
	for l := range t.Net.Depth() {
		layer := t.Net.Layer(l)
		net.Layers = append(net.Layers, wire.Layer{
			Activation: layer.Activation.Key, Units: layer.Units,
			Weights: t.Net.Weights(w, l).Data, Biases: t.Net.Biases(w, l),
			Response: room(layer.Units), Low: layer.Activation.Low, High: layer.Activation.High,
		})
	}
	net.Depth.More = string(wire.ActAddLayer)
	hidden := net.Layers[:len(net.Layers)-1]
	if len(hidden) > 0 {
		net.Depth.Fewer = string(wire.ActRemoveLayer)
	}
	for l := range hidden {
		number := strconv.Itoa(l + 1)
		hidden[l].Size.More = wire.ActAddUnit.On(number)
		if hidden[l].Units > 1 {
			hidden[l].Size.Fewer = wire.ActRemoveUnit.On(number)
		}
	}
	return net
}

// wireSurface returns a surface with room for its values.
func wireSurface(t *training.Objective, window wire.Window, side int) wire.Surface {
	s := wire.Surface{
		Window: window, NX: side, NY: side, Outputs: t.Net.Outputs(),
		Values: make([]float64, side*side*t.Net.Outputs()), Classes: t.Train.Set.Classes, Low: t.Loss.Coding.Low, High: t.Loss.Coding.High, AxisX: "x", AxisY: "y",
	}
	if !t.Train.Set.HasClasses() {
		s.Low, s.High = t.Train.Set.Range()
	}
	return s
}
