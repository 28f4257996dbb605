//go:build !purego

#include "textflag.h"

// Sums and products entry by entry, four numbers at a time. See vector.go.

// AGAIN goes on to the next vector, by way of the offset that all operands share.
#define AGAIN ADDQ $32, AX; DECQ CX; JNE loop

// func hadamardVectors(dst, a, b *float64, count int)
TEXT ·hadamardVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ b+16(FP), R9
	MOVQ count+24(FP), CX
	XORL AX, AX

loop:
	VMOVUPD (R8)(AX*1), Y0
	VMULPD  (R9)(AX*1), Y0, Y0
	VMOVUPD Y0, (DI)(AX*1)
	AGAIN
	VZEROUPPER
	RET

// func rBackwardVectors(dst, re, slope, bend, rz *float64, count int)
TEXT ·rBackwardVectors(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ re+8(FP), R8
	MOVQ slope+16(FP), R9
	MOVQ bend+24(FP), R10
	MOVQ rz+32(FP), R11
	MOVQ count+40(FP), CX
	XORL AX, AX

loop:
	VMOVUPD (R8)(AX*1), Y0
	VMULPD  (R9)(AX*1), Y0, Y0
	VMOVUPD (R10)(AX*1), Y1
	VMULPD  (R11)(AX*1), Y1, Y1
	VADDPD  Y1, Y0, Y0
	VMOVUPD Y0, (DI)(AX*1)
	AGAIN
	VZEROUPPER
	RET

// func axpyVectors(alpha float64, x, y *float64, count int)
TEXT ·axpyVectors(SB), NOSPLIT, $0-32
	VBROADCASTSD alpha+0(FP), Y2
	MOVQ         x+8(FP), R8
	MOVQ         y+16(FP), DI
	MOVQ         count+24(FP), CX
	XORL         AX, AX

loop:
	VMULPD  (R8)(AX*1), Y2, Y0
	VADDPD  (DI)(AX*1), Y0, Y0
	VMOVUPD Y0, (DI)(AX*1)
	AGAIN
	VZEROUPPER
	RET

// func scaleVectors(alpha float64, x *float64, count int)
TEXT ·scaleVectors(SB), NOSPLIT, $0-24
	VBROADCASTSD alpha+0(FP), Y2
	MOVQ         x+8(FP), DI
	MOVQ         count+16(FP), CX
	XORL         AX, AX

loop:
	VMULPD  (DI)(AX*1), Y2, Y0
	VMOVUPD Y0, (DI)(AX*1)
	AGAIN
	VZEROUPPER
	RET

// func dotEights(sums *[2]float64, x, y *float64, eights int)
// Eight sums side by side, in Y0 and Y1, of which the halves of Y0 + Y1 remain.
TEXT ·dotEights(SB), NOSPLIT, $0-32
	MOVQ   sums+0(FP), DI
	MOVQ   x+8(FP), R8
	MOVQ   y+16(FP), R9
	MOVQ   eights+24(FP), CX
	XORL   AX, AX
	VXORPD Y0, Y0, Y0
	VXORPD Y1, Y1, Y1

loop:
	VMOVUPD (R8)(AX*1), Y2
	VMULPD  (R9)(AX*1), Y2, Y2
	VADDPD  Y2, Y0, Y0
	VMOVUPD 32(R8)(AX*1), Y3
	VMULPD  32(R9)(AX*1), Y3, Y3
	VADDPD  Y3, Y1, Y1
	ADDQ    $32, AX
	AGAIN

	// (s₀ + s₄) + (s₂ + s₆) and (s₁ + s₅) + (s₃ + s₇)
	VADDPD       Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VADDPD       X1, X0, X0
	VMOVUPD      X0, (DI)
	VZEROUPPER
	RET
