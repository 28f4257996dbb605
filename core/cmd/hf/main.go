// Hf runs a link of the playground in a terminal:
//
//	go run -tags noasm ./core/cmd/hf 'v=1&problem=himmelblau&race=newton,hf'
//
// It prints every iterate as a line of JSON, as CSV, or the picture as SVG. On a
// machine that rounds every product and every sum, such as amd64, the numbers are
// those of the page to the last bit. The tag keeps gonum from its assembly, which
// sums in another order; where numbers may differ, hf says so on standard error.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "hf:", err)
		}
		os.Exit(2)
	}
}

// options are what the command line says beside the link.
type options struct {
	format, view  string
	width, height float64
	dark          bool
	weights       bool     // write every weight of every step, also of nets with many
	own           []string // files of images
	long          training
}

// flags declares them.
func (o *options) flags(stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet("hf", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: hf [flags] 'link'\n\nRuns a link of the playground, the part after #, and prints what it computes.")
		flags.PrintDefaults()
	}
	flags.StringVar(&o.format, "format", "json", "what to print: json (a line an iterate, or a row of an exercise), csv or svg")
	flags.StringVar(&o.view, "view", "landscape", "view for svg: "+viewKeys())
	flags.Float64Var(&o.width, "width", 760, "width of the svg in pixels")
	flags.Float64Var(&o.height, "height", 500, "height of the svg in pixels")
	flags.Func("images", "`file` of images for deep.data=own: a picture (PNG), again for more of them, or a table (CSV)", func(name string) error {
		o.own = append(o.own, name)
		return nil
	})
	flags.BoolVar(&o.dark, "dark", false, "dark colours for svg")
	flags.BoolVar(&o.weights, "weights", false, "print every weight of every step, also of deep nets, whose steps are a line without them")
	flags.Float64Var(&o.long.seconds, "seconds", 0, "train for so many seconds, beyond the limit of the link; 0 = as far as the link says")
	flags.StringVar(&o.long.file, "checkpoint", "", "safetensors `file` of a training: taken up where it exists, written every minute and at the end")
	return flags
}

func run(args []string, stdout, stderr io.Writer) error {
	var o options
	flags := o.flags(stderr)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 1 {
		return fmt.Errorf("There are %d links, and one is run. Quote it: & is special to the shell.", flags.NArg())
	}
	write, ok := formats()[o.format]
	if !ok {
		return fmt.Errorf("The format must be one of json, csv, svg, not %q.", o.format)
	}
	s := lab.New(clock(), all.Labs())
	defer s.Close()
	if len(o.own) > 0 {
		file, err := imagesOf(o.own)
		if err != nil {
			return err
		}
		s.LoadImages(file) // the link that is opened next may name them
		complain(stderr, s.Update(false))
	}
	s.Open(flags.Arg(0))
	if err := o.long.run(s, clock()); err != nil {
		return err
	}
	update := s.Update(true)
	if why := differs(); why != "" {
		fmt.Fprintln(stderr, "hf:", why)
	}
	complain(stderr, update)
	return write(stdout, s, update, o)
}

// complain prints what was refused.
func complain(stderr io.Writer, u lab.Update) {
	for _, n := range u.Notes {
		fmt.Fprintln(stderr, "hf:", n.Value)
	}
}

// clock returns the seconds since it was made.
func clock() func() float64 {
	start := time.Now()
	return func() float64 { return time.Since(start).Seconds() }
}
