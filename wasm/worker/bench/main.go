// Command bench reads parts of a picture from standard input, one a line in
// base64, and writes what make bench needs to know of a net as JSON: the
// examples, the weights and the losses of the first run.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"hfplayground/core/wire"
)

// longest is the size of a line beyond which something has gone wrong, in bytes.
const longest = 16 << 20

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// layer is what a layer computes.
type layer struct {
	Activation string    `json:"activation"`
	Weights    []float64 `json:"weights"` // row by row, a row a unit
	Biases     []float64 `json:"biases"`
}

// problem is a net with its examples and how its training went.
type problem struct {
	Layers []layer   `json:"layers"`
	X      []float64 `json:"x"`
	Y      []float64 `json:"y"`
	Class  []int32   `json:"class"`
	Loss   []float64 `json:"loss"` // of the first run, a step each
}

func run(in io.Reader, out io.Writer) error {
	var picture wire.Picture
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longest)
	for lines.Scan() {
		b, err := base64.StdEncoding.DecodeString(lines.Text())
		if err != nil {
			return err
		}
		part, err := wire.Decode(b)
		if err != nil {
			return err
		}
		picture.Put(part)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	if picture.Net == nil || picture.Samples == nil || picture.Race == nil || len(picture.Race.Runs) == 0 {
		return fmt.Errorf("the parts hold no net in training")
	}
	p := problem{X: picture.Samples.X, Y: picture.Samples.Y, Class: picture.Samples.Class, Loss: picture.Race.Runs[0].F}
	for _, l := range picture.Net.Layers {
		p.Layers = append(p.Layers, layer{l.Activation, l.Weights, l.Biases})
	}
	return json.NewEncoder(out).Encode(p)
}
