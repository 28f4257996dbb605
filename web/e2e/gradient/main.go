//go:build js

// Command gradient is a net on random examples for make bench, as a WebAssembly binary
// that answers from the page it runs in, by the global object nets:
//
//	nets.make(sizes)            a net of such layers, "2,8,8,1", on 256 examples
//	nets.numbers(name)          its inputs, targets or weights, as a Float64Array
//	nets.gradient(engine)       computes the gradient, and returns the loss
//	nets.last()                 that gradient, as a Float64Array
//
// The hidden units are tanh, the outputs linear under a logistic loss.
package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"syscall/js"
	"unsafe"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/kernel/kerneltest"
	"hfplayground/core/neural"
)

const rows = 256

// problem is the net with its numbers.
type problem struct {
	inputs, targets kernel.Mat
	weights, last   []float64
	by              map[string]*neural.Objective // engine
}

func main() {
	var p *problem
	nets := js.Global().Get("Object").New()
	on := func(name string, f func(arg string) any) {
		nets.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args[0].String()) }))
	}
	on("make", func(sizes string) any { p = newProblem(sizes); return nil })
	on("numbers", func(name string) any {
		return array(map[string][]float64{"inputs": p.inputs.Data, "targets": p.targets.Data, "weights": p.weights}[name])
	})
	on("gradient", func(engine string) any { return p.gradient(engine) })
	on("last", func(string) any { return array(p.last) })
	js.Global().Set("nets", nets)
	select {}
}

func newProblem(text string) *problem {
	var sizes []int
	for part := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(part)
		if err != nil {
			panic(err)
		}
		sizes = append(sizes, n)
	}
	table := kernel.Activations()
	var layers []neural.Layer
	for i, units := range sizes[1:] {
		key := "tanh"
		if i == len(sizes)-2 {
			key = "linear"
		}
		layers = append(layers, neural.Layer{Units: units, Activation: catalog.Get(table, key)})
	}
	net, err := neural.NewNet(sizes[0], layers...)
	if err != nil {
		panic(err)
	}
	p := &problem{
		inputs: kernel.NewMat(rows, sizes[0]), targets: kernel.NewMat(rows, net.Outputs()),
		weights: make([]float64, net.Dim()), last: make([]float64, net.Dim()), by: map[string]*neural.Objective{},
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range p.inputs.Data {
		p.inputs.Data[i] = rnd.Float64()
	}
	for i := range p.targets.Data {
		p.targets.Data[i] = float64(rnd.IntN(2))
	}
	catalog.Get(neural.Initialisers(), "glorot").Fill(net, p.weights, rnd)
	for name, ops := range map[string]kernel.Ops{"double": kernel.Fastest(), "single": kernel.Single(), "gonum": kerneltest.NewGonum()} {
		p.by[name], err = neural.New(neural.Problem{
			Net: net, Loss: catalog.Get(neural.Losses(), "logistic"), Inputs: p.inputs, Targets: p.targets, Ops: ops,
		})
		if err != nil {
			panic(err)
		}
	}
	return p
}

func (p *problem) gradient(engine string) float64 {
	f, ok := p.by[engine]
	if !ok {
		panic(fmt.Sprintf("no engine %q", engine))
	}
	at := f.At(p.weights)
	at.Gradient(p.last)
	return at.Value()
}

// array returns a copy for the page.
func array(v []float64) js.Value {
	bytes := js.Global().Get("Uint8Array").New(8 * len(v))
	js.CopyBytesToJS(bytes, unsafe.Slice((*byte)(unsafe.Pointer(&v[0])), 8*len(v)))
	return js.Global().Get("Float64Array").New(bytes.Get("buffer"))
}
