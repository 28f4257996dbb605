package wire

// The acts. They are in buttons of the page and in pictures, and never in links.
const (
	ActZoomIn  Act = "zoom-in"
	ActZoomOut Act = "zoom-out"
	ActFit     Act = "fit"
	ActHome    Act = "home"

	ActNudgeLeft   Act = "nudge-left"
	ActNudgeRight  Act = "nudge-right"
	ActNudgeUp     Act = "nudge-up"
	ActNudgeDown   Act = "nudge-down"
	ActUsualStart  Act = "usual-start"
	ActRandomStart Act = "random-start"

	ActFirst   Act = "first"
	ActBack    Act = "back"
	ActForward Act = "forward"
	ActLast    Act = "last"

	ActAdd    Act = "add"
	ActRemove Act = "remove"
	ActSwitch Act = "switch"
	ActMore   Act = "more"
	ActBest   Act = "best"
	ActCalm   Act = "calm"
	ActForget Act = "forget"
	ActReset  Act = "reset"

	ActPick        Act = "pick"
	ActAnchor      Act = "anchor"
	ActNewWeights  Act = "new-weights"
	ActAddLayer    Act = "add-layer"
	ActRemoveLayer Act = "remove-layer"
	ActAddUnit     Act = "add-unit"
	ActRemoveUnit  Act = "remove-unit"

	ActPoint       Act = "point"
	ActRemovePoint Act = "remove-point"
	ActOwn         Act = "own"

	ActPaper       Act = "paper"
	ActFlip        Act = "flip"
	ActFlipRow     Act = "flip-row"
	ActHiddenLayer Act = "hidden-layer"
)

// ActEntry is a row of the table of acts.
type ActEntry struct {
	Act    Act
	Object string // what comes after the colon; "" for nothing
	Does   string
}

// Acts returns the table of acts, to which tests hold page, views and labs. Each belongs to
// one lab or to several: a lab refuses those that are not its own.
func Acts() []ActEntry {
	return []ActEntry{
		{ActZoomIn, "", "shrinks the window"},
		{ActZoomOut, "", "grows the window"},
		{ActFit, "", "sets the window around all paths"},
		{ActHome, "", "sets the usual window"},

		{ActNudgeLeft, "", "moves the start to the left"},
		{ActNudgeRight, "", "moves the start to the right"},
		{ActNudgeUp, "", "moves the start up"},
		{ActNudgeDown, "", "moves the start down"},
		{ActUsualStart, "", "sets the usual start of the problem"},
		{ActRandomStart, "", "draws a start"},

		{ActFirst, "", "shows the first step"},
		{ActBack, "", "shows the step before"},
		{ActForward, "", "shows the next step"},
		{ActLast, "", "shows the last step"},

		{ActAdd, "key of a method", "adds a run of the method"},
		{ActRemove, "run", "removes the run"},
		{ActSwitch, "key of a method", "adds a run that goes on from the step shown with the method"},
		{ActMore, "", "raises the step limit of all runs"},
		{ActBest, "run", "shows the step at which the run had its least value"},
		{ActCalm, "run", "changes the setting of the run that helps where it diverged"},
		{ActForget, "", "drops all changes that were made at steps"},
		{ActReset, "", "sets everything but problem and methods to its default, or to that of the first picture"},

		{ActPick, "how many further", "picks another part of the net, or row of the table"},
		{ActAnchor, "", "lays the slice through the step shown"},
		{ActNewWeights, "", "draws the first weights"},
		{ActAddLayer, "", "adds a hidden layer before the outputs"},
		{ActRemoveLayer, "", "removes the last hidden layer"},
		{ActAddUnit, "hidden layer, from 1", "adds a unit to the layer"},
		{ActRemoveUnit, "hidden layer, from 1", "removes a unit from the layer"},

		{ActPoint, "x,y", "adds, changes or erases an example there, or probes the place"},
		{ActRemovePoint, "index of an example", "removes the example"},
		{ActOwn, "", "makes examples or net the reader's own"},

		{ActPaper, "key of a gate", "sets the weights that the paper gives for the gate"},
		{ActFlip, "unit or input, from 1", "changes what the unit or the input says"},
		{ActFlipRow, "row, from 0", "changes the target in the row of the table"},
		{ActHiddenLayer, "", "opens the network lab with the same cases"},
	}
}
