package deep

import (
	"fmt"

	"hfplayground/core/catalog"
	"hfplayground/core/images"
	"hfplayground/core/kernel"
	"hfplayground/core/lab/trained"
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/training"
)

// Limits of the settings.
const (
	fewestImages = 20
	mostTests    = 5000
	maxSeed      = 1<<31 - 1
	mostLayers   = 7
	mostUnits    = 1000
	mostWeights  = 2_000_000  // 16 MB a vector of them, of which a run keeps about twenty
	mostPixels   = 16_000_000 // of all images: 128 MB
	maxCode      = 1e3        // largest value of a unit of the code that is set
	mostSet      = 100        // units of the code that can be set: a link holds no more
)

// What the stage shows.
const (
	showImages  = "images"
	showWeights = "weights"
	showCode    = "code"
)

// Precisions of the products of matrices.
const (
	double = "double"
	single = "single"
)

// settings are those of the lab alone. What follows from them is made once, by newProblem.
type settings struct {
	show string

	data     string
	mark     string // of the reader's own images; "" for others
	side     int
	n        int // images that are trained on
	tests    int // and others
	dataSeed int

	encoder     string // units of its layers, the code last; the decoder mirrors them
	units       string // activation of the units but for the code and the outputs
	initialiser string
	start       trained.Start
	l2          float64
	precision   string // of the products of matrices

	across, up int       // units of the code that the plane shows, from 1
	chosen     []float64 // values of the first units of the code that is decoded; the others are as in the mean
}

func newSettings() *settings {
	return &settings{
		show: showImages, data: images.Generators()[0].Key, side: 14, n: 500, tests: 100, dataSeed: 1,
		encoder: "40,20,6", units: "logistic", initialiser: "sparse", start: trained.NewStart(), precision: double, across: 1, up: 2,
	}
}

// keyNet is the setting that names the layers.
const keyNet = "encoder"

// besideKeys are the settings that change neither the images nor the net.
var besideKeys = []string{"show", "across", "up", "code", trained.KeyFrom, keyMark}

// Fields declares the settings.
func (s *settings) Fields() []param.Field {
	return []param.Field{
		param.Choice(&s.show, "show", []param.Option{{Key: showImages, Label: "Images"}, {Key: showWeights, Label: "Weights"}, {Key: showCode, Label: "Code"}},
			"The picture shows images over what the net makes of them, weights as images, or what the net decodes from a plane of codes.").Called("Show", ""),
		param.Choice(&s.data, "data", sources(), "This is what the images show.").Called("Images", "").Mainly(),
		param.Text(&s.mark, keyMark, 8, checkMark, "8 digits and letters computed from your files, by which a link recognises them").Called("Mark of your images", "").In("images").If("data", dataOwn),
		param.Int(&s.side, "side", param.Linear(images.MinSide, images.MaxSide), "This is the number of pixels of each side of an image.").Called("Side", "").In("images").Unless("data", dataOwn),
		param.Int(&s.n, "n", param.Log(fewestImages, images.MaxCount), "This is the number of training images.").Called("Training images", "").In("images"),
		param.Int(&s.tests, "tests", param.LogOrZero(1, mostTests), "This is the number of further images for the test loss; 0 means none.").Called("Test images", "").In("images"),
		param.Int(&s.dataSeed, "data-seed", param.Linear(0, maxSeed), "This is the seed of the images; of your own images it draws those that are trained on.").Called("Seed of the images", "").In("images"),
		param.Text(&s.encoder, keyNet, 60, checkEncoder, "These are the units of the layers from the image to the code, with commas between; the decoder has the same in reverse.").Called("Encoder", "").Mainly(),
		param.Choice(&s.units, "units", param.Explained(unitsOffered()), "This is the activation of the hidden units; the code is linear.").Called("Units", "").In("net"),
		param.Choice(&s.initialiser, "init", param.Explained(neural.Initialisers()), "This is how the initial weights are drawn.").Called("Initial weights", "").In("net"),
		s.start.Field().In("net"),
		param.Float(&s.l2, "l2", param.LogOrZero(1e-8, 10), "This is the penalty on the squares of the weights.").Called("L2 penalty", "c").In("net"),
		param.Choice(&s.precision, "precision", []param.Option{{Key: double, Label: "Double"}, {Key: single, Label: "Single"}},
			"Single keeps 7 digits in matrix products and is faster; the weights and all other numbers keep 16.").Called("Precision", "").In("net"),
		param.Int(&s.across, "across", param.Linear(1, mostUnits), "This unit of the code varies along the horizontal axis.").Called("Across", "").In("code").If("show", showCode),
		param.Int(&s.up, "up", param.Linear(1, mostUnits), "This unit of the code varies along the vertical axis.").Called("Up", "").In("code").If("show", showCode),
		param.Floats(&s.chosen, "code", param.Linear(-maxCode, maxCode), 0, mostSet, "The image of this code is shown large; auto means the mean code of the training images.").Called("Code", "").In("code").If("show", showCode),
	}
}

// unitsOffered returns the activations that are offered: those of published autoencoders.
func unitsOffered() []kernel.Activation {
	var list []kernel.Activation
	for _, key := range []string{"logistic", "tanh", "relu"} {
		list = append(list, catalog.Get(kernel.Activations(), key))
	}
	return list
}

func checkEncoder(text string) error {
	_, err := parseEncoder(text)
	return err
}

// parseEncoder reads "100,50,6".
func parseEncoder(text string) ([]int, error) {
	units, ok := training.ParseLayers(text, mostLayers, mostUnits)
	if !ok {
		return nil, param.Want(fmt.Sprintf("1 to %d whole numbers from 1 to %d with commas between, the last of them the code", mostLayers, mostUnits))
	}
	return units, nil
}
