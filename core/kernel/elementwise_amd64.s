//go:build !purego

#include "textflag.h"

// Functions of four numbers at a time, with the operations of the Go functions of
// the same name in the same order: the bits are equal. See elementwise.go.

// CONSTANT is a vector of four times the same number.
#define CONSTANT(name, bits) \
	DATA name<>+0(SB)/8, $bits; \
	DATA name<>+8(SB)/8, $bits; \
	DATA name<>+16(SB)/8, $bits; \
	DATA name<>+24(SB)/8, $bits; \
	GLOBL name<>(SB), RODATA|NOPTR, $32

CONSTANT(log2e, 0x3ff71547652b82fe)
CONSTANT(rounder, 0x4338000000000000)
CONSTANT(ln2High, 0x3fe62e42fee00000)
CONSTANT(ln2Low, 0x3dea39ef35793c76)
CONSTANT(half, 0x3fe0000000000000)
CONSTANT(one, 0x3ff0000000000000)
CONSTANT(two, 0x4000000000000000)
CONSTANT(minusTwo, 0xc000000000000000)
CONSTANT(p1, 0x3fc5555555555555)
CONSTANT(p2, 0xbf66c16c16bebd93)
CONSTANT(p3, 0x3f11566aaf25de2c)
CONSTANT(p4, 0xbebbbd41c5d26bf1)
CONSTANT(p5, 0x3e66376972bea4d0)
CONSTANT(twoByRoot, 0x3ff20dd750429b6d)
CONSTANT(tanhFar, 0x4036000000000000)
CONSTANT(low, 0xc087500000000000)
CONSTANT(high, 0x4086300000000000)
CONSTANT(far, 0x4087500000000000)
CONSTANT(l1, 0x3fe5555555555593)
CONSTANT(l2, 0x3fd999999997fa04)
CONSTANT(l3, 0x3fd2492494229359)
CONSTANT(l4, 0x3fcc71c51d8e78af)
CONSTANT(l5, 0x3fc7466496cb03de)
CONSTANT(l6, 0x3fc39a09d078c69f)
CONSTANT(l7, 0x3fc2f112df3e5244)
CONSTANT(root, 0x3fda827999fcef32)
CONSTANT(slope, 0x3fe6000000000000)
CONSTANT(bias, 0x3ff)
CONSTANT(size, 0x7fffffffffffffff)
CONSTANT(sign, 0x8000000000000000)

// BEGIN loads the number of vectors and AGAIN goes on to the next, by way of the offset
// that all operands share.
#define BEGIN(count) MOVQ count, CX; XORL AX, AX
#define AGAIN ADDQ $32, AX; DECQ CX; JNE loop; VZEROUPPER; RET

// STORE stores a vector.
#define STORE(v) VMOVUPD v, (DI)(AX*1)

// POWER makes 2ⁿ of n + rounder.
#define POWER(v) VPADDQ bias<>(SB), v, v; VPSLLQ $52, v, v

// TIMES does sum = sum·factor + constant.
#define TIMES(sum, factor, constant) VMULPD factor, sum, sum; VADDPD constant<>(SB), sum, sum

// REDUCE takes x in Y0 apart: Y1 is n + rounder, Y2 is n, Y3 is r = Y14 − Y15, Y4 is c,
// Y5 is d.
#define REDUCE \
	VMULPD log2e<>(SB), Y0, Y1; VADDPD rounder<>(SB), Y1, Y1; \
	VSUBPD rounder<>(SB), Y1, Y2; \
	VMULPD ln2High<>(SB), Y2, Y14; VSUBPD Y14, Y0, Y14; \
	VMULPD ln2Low<>(SB), Y2, Y15; \
	VSUBPD Y15, Y14, Y3; \
	VMULPD Y3, Y3, Y4; \
	VMULPD p5<>(SB), Y4, Y5; VADDPD p4<>(SB), Y5, Y5; \
	TIMES(Y5, Y4, p3); TIMES(Y5, Y4, p2); TIMES(Y5, Y4, p1); \
	VMULPD Y4, Y5, Y5; \
	VSUBPD Y5, Y3, Y4; \
	VMOVUPD two<>(SB), Y5; VSUBPD Y4, Y5, Y5

// EXPONENTIAL leaves eʳ in Y10.
#define EXPONENTIAL \
	VMULPD Y4, Y3, Y10; VDIVPD Y5, Y10, Y10; \
	VSUBPD Y10, Y15, Y10; VSUBPD Y14, Y10, Y10; \
	VMOVUPD one<>(SB), Y8; VSUBPD Y10, Y8, Y10

// SCALE multiplies Y10 by 2ⁿ in two halves. It takes Y8 and Y9.
#define SCALE \
	VMULPD half<>(SB), Y2, Y8; VADDPD rounder<>(SB), Y8, Y8; \
	VSUBPD rounder<>(SB), Y8, Y9; VSUBPD Y9, Y2, Y9; VADDPD rounder<>(SB), Y9, Y9; \
	POWER(Y8); POWER(Y9); \
	VMULPD Y8, Y10, Y10; VMULPD Y9, Y10, Y10

// FALL takes −|z| apart, for z in Y6. VMINPD takes the first of its operands, as written
// here, where either is NaN.
#define FALL \
	VANDPD size<>(SB), Y6, Y0; \
	VMOVUPD far<>(SB), Y1; VMINPD Y0, Y1, Y0; \
	VXORPD sign<>(SB), Y0, Y0; \
	REDUCE

// ODDS leaves (d + 2r)·2ⁿ of e^(−|z|) in Y10, d in Y5, and their sum in Y11, for z in Y6.
#define ODDS \
	FALL; \
	VADDPD Y3, Y3, Y10; VADDPD Y10, Y5, Y10; SCALE; \
	VADDPD Y10, Y5, Y11

// LOGODDS leaves ln(1 + e^(−|z|)) in Y0, for z in Y6.
#define LOGODDS FALL; EXPONENTIAL; SCALE; VMOVAPD Y10, Y0; LOG1P

// PART leaves in out the part of the sum of ODDS that is small where mask is set, and large
// elsewhere. It takes Y7 and Y13.
#define PART(mask, out) \
	VBLENDVPD mask, Y10, Y5, Y13; VDIVPD Y11, Y13, Y13; \
	VSUBPD Y5, Y11, Y7; VSUBPD Y7, Y10, Y7; \
	VMOVUPD one<>(SB), out; VSUBPD Y13, out, out; VBLENDVPD mask, out, Y13, out; \
	VMULPD half<>(SB), out, out; VMULPD out, Y7, out; VMULPD out, Y13, out; VSUBPD out, Y13, out

// BELL leaves 2/√π · e^(−z²) in Y10, for z in Y6.
#define BELL \
	VXORPD sign<>(SB), Y6, Y0; VMULPD Y6, Y0, Y0; \
	VMOVUPD low<>(SB), Y1; VMAXPD Y0, Y1, Y0; \
	REDUCE; EXPONENTIAL; SCALE; \
	VMULPD twoByRoot<>(SB), Y10, Y10

// NEGATIVE leaves a mask of where Y6 is below 0, POSITIVE of where it is above.
#define NEGATIVE(mask) VXORPD mask, mask, mask; VCMPPD $1, mask, Y6, mask
#define POSITIVE(mask) VXORPD mask, mask, mask; VCMPPD $14, mask, Y6, mask

// LOG1P leaves ln(1 + e) in Y0, for e in Y0, 0 ≤ e ≤ 1. It takes Y1 to Y10, but not Y6.
#define LOG1P \
	VMOVUPD root<>(SB), Y1; VCMPPD $1, Y0, Y1, Y1; \
	VSUBPD one<>(SB), Y0, Y9; \
	VMULPD half<>(SB), Y9, Y2; VBLENDVPD Y1, Y2, Y0, Y2; \
	VADDPD one<>(SB), Y9, Y9; VSUBPD Y9, Y0, Y9; \
	VMULPD slope<>(SB), Y9, Y9; VADDPD ln2Low<>(SB), Y9, Y9; VANDPD Y1, Y9, Y9; \
	VADDPD two<>(SB), Y2, Y3; VDIVPD Y3, Y2, Y3; \
	VMULPD Y3, Y3, Y4; \
	VMULPD Y4, Y4, Y5; \
	VMULPD l7<>(SB), Y5, Y7; VADDPD l5<>(SB), Y7, Y7; \
	TIMES(Y7, Y5, l3); TIMES(Y7, Y5, l1); VMULPD Y4, Y7, Y7; \
	VMULPD l6<>(SB), Y5, Y8; VADDPD l4<>(SB), Y8, Y8; \
	TIMES(Y8, Y5, l2); VMULPD Y5, Y8, Y8; \
	VADDPD Y8, Y7, Y7; \
	VMULPD half<>(SB), Y2, Y8; VMULPD Y2, Y8, Y8; \
	VADDPD Y8, Y7, Y7; VMULPD Y3, Y7, Y7; VADDPD Y9, Y7, Y7; \
	VSUBPD Y7, Y8, Y8; VSUBPD Y2, Y8, Y8; \
	VANDPD ln2High<>(SB), Y1, Y0; VSUBPD Y8, Y0, Y0

// func tanhVectors(a, z *float64, count int)
TEXT ·tanhVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	VANDPD size<>(SB), Y6, Y0
	VMOVUPD tanhFar<>(SB), Y1
	VMINPD Y0, Y1, Y0
	VADDPD Y0, Y0, Y0
	REDUCE
	POWER(Y1)
	VMULPD Y3, Y1, Y7
	VADDPD Y7, Y7, Y7
	VSUBPD one<>(SB), Y1, Y8
	VMULPD Y5, Y8, Y8
	VADDPD Y7, Y8, Y8
	VADDPD Y5, Y5, Y9
	VADDPD Y9, Y8, Y9
	VDIVPD Y9, Y8, Y8
	VANDPD size<>(SB), Y8, Y8
	VANDPD sign<>(SB), Y6, Y6
	VORPD Y6, Y8, Y8
	STORE(Y8)
	AGAIN

// func logisticVectors(a, z *float64, count int)
TEXT ·logisticVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	ODDS
	NEGATIVE(Y12)
	PART(Y12, Y0)
	STORE(Y0)
	AGAIN

// func swishVectors(a, z *float64, count int)
TEXT ·swishVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	ODDS
	NEGATIVE(Y12)
	PART(Y12, Y0)
	VMULPD Y0, Y6, Y0
	STORE(Y0)
	AGAIN

// BOTH leaves the shares of Logistic in Y0 and Y1, for z in Y6.
#define BOTH \
	ODDS; NEGATIVE(Y12); PART(Y12, Y0); \
	VPCMPEQQ Y1, Y1, Y1; VXORPD Y1, Y12, Y12; PART(Y12, Y1)

// func swishSlopeVectors(dst, z, a *float64, count int)
TEXT ·swishSlopeVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ z+8(FP), R8
	MOVQ a+16(FP), R9
	BEGIN(count+24(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	BOTH
	VMULPD (R9)(AX*1), Y1, Y1
	VADDPD Y1, Y0, Y0
	STORE(Y0)
	AGAIN

// func swishBendVectors(dst, e, z *float64, count int)
TEXT ·swishBendVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ e+8(FP), R8
	MOVQ z+16(FP), R9
	BEGIN(count+24(FP))
loop:
	VMOVUPD (R9)(AX*1), Y6
	BOTH
	VSUBPD Y0, Y1, Y2
	VMULPD Y2, Y6, Y2
	VADDPD two<>(SB), Y2, Y2
	VMULPD Y1, Y0, Y0
	VMULPD Y2, Y0, Y0
	VMULPD (R8)(AX*1), Y0, Y0
	STORE(Y0)
	AGAIN

// func erfSlopeVectors(dst, z *float64, count int)
TEXT ·erfSlopeVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	BELL
	STORE(Y10)
	AGAIN

// func erfBendVectors(dst, e, z *float64, count int)
TEXT ·erfBendVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ e+8(FP), R8
	MOVQ z+16(FP), R9
	BEGIN(count+24(FP))
loop:
	VMOVUPD (R9)(AX*1), Y6
	BELL
	VMULPD Y10, Y6, Y10
	VMULPD minusTwo<>(SB), Y10, Y10
	VMULPD (R8)(AX*1), Y10, Y10
	STORE(Y10)
	AGAIN

// func softplusVectors(a, z *float64, count int)
TEXT ·softplusVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	LOGODDS
	POSITIVE(Y1)
	VANDPD Y1, Y6, Y1
	VADDPD Y1, Y0, Y0
	STORE(Y0)
	AGAIN

// func expVectors(dst, x *float64, count int)
TEXT ·expVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), R8
	BEGIN(count+16(FP))
loop:
	VMOVUPD (R8)(AX*1), Y0
	VMOVUPD low<>(SB), Y1
	VMAXPD Y0, Y1, Y0
	VMOVUPD high<>(SB), Y1
	VMINPD Y0, Y1, Y0
	REDUCE
	EXPONENTIAL
	SCALE
	STORE(Y10)
	AGAIN

// func oddsVectors(dst, v, z *float64, count int)
TEXT ·oddsVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ v+8(FP), R8
	MOVQ z+16(FP), R9
	BEGIN(count+24(FP))
loop:
	VMOVUPD (R9)(AX*1), Y6
	ODDS
	VMULPD Y5, Y10, Y10
	VMULPD Y11, Y11, Y11
	VDIVPD Y11, Y10, Y10
	VMULPD (R8)(AX*1), Y10, Y10
	STORE(Y10)
	AGAIN

// func logisticGradientVectors(dst, a, t *float64, count int)
TEXT ·logisticGradientVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ t+16(FP), R9
	BEGIN(count+24(FP))
loop:
	VMOVUPD (R8)(AX*1), Y6
	ODDS
	VMOVUPD (R9)(AX*1), Y12
	NEGATIVE(Y13)
	VBLENDVPD Y13, Y10, Y5, Y7
	VBLENDVPD Y13, Y5, Y10, Y8
	VMOVUPD one<>(SB), Y9
	VSUBPD Y12, Y9, Y9
	VMULPD Y7, Y9, Y9
	VMULPD Y8, Y12, Y12
	VSUBPD Y12, Y9, Y9
	VDIVPD Y11, Y9, Y9
	STORE(Y9)
	AGAIN

// func logisticLossVectors(sums *[2]float64, a, t *float64, count int)
TEXT ·logisticLossVectors(SB), NOSPLIT, $0-32
	MOVQ sums+0(FP), DI
	MOVQ a+8(FP), R8
	MOVQ t+16(FP), R9
	BEGIN(count+24(FP))
	VXORPD X13, X13, X13

loop:
	VMOVUPD (R8)(AX*1), Y6
	LOGODDS
	VMOVUPD (R9)(AX*1), Y12
	VXORPD Y11, Y11, Y11

	// t·max(−a, 0), where t is not 0
	NEGATIVE(Y1)
	VXORPD sign<>(SB), Y6, Y2
	VANDPD Y1, Y2, Y2
	VMULPD Y2, Y12, Y2
	VCMPPD $4, Y11, Y12, Y1
	VANDPD Y1, Y2, Y2
	VADDPD Y2, Y0, Y0

	// (1 − t)·max(a, 0), where t is not 1
	VMOVUPD one<>(SB), Y3
	VSUBPD Y12, Y3, Y3
	POSITIVE(Y1)
	VANDPD Y1, Y6, Y2
	VMULPD Y2, Y3, Y2
	VCMPPD $4, Y11, Y3, Y1
	VANDPD Y1, Y2, Y2
	VADDPD Y2, Y0, Y0

	// The sums of even and of odd index go on by two numbers at a time.
	VADDPD X0, X13, X13
	VEXTRACTF128 $1, Y0, X0
	VADDPD X0, X13, X13
	ADDQ $32, AX
	DECQ CX
	JNE loop
	VMOVUPD X13, (DI)
	VZEROUPPER
	RET

// func tanhSlopeVectors(dst, a *float64, count int)
TEXT ·tanhSlopeVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), R8
	BEGIN(count+16(FP))
	VMOVUPD one<>(SB), Y3

loop:
	VMOVUPD (R8)(AX*1), Y0
	VSUBPD Y0, Y3, Y1
	VADDPD Y0, Y3, Y2
	VMULPD Y2, Y1, Y1
	STORE(Y1)
	AGAIN

// func tanhBendVectors(dst, e, a *float64, count int)
TEXT ·tanhBendVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ e+8(FP), R8
	MOVQ a+16(FP), R9
	BEGIN(count+24(FP))
	VMOVUPD one<>(SB), Y3

loop:
	VMOVUPD (R9)(AX*1), Y0
	VSUBPD Y0, Y3, Y1
	VADDPD Y0, Y3, Y2
	VMULPD minusTwo<>(SB), Y0, Y0
	VMULPD Y1, Y0, Y0
	VMULPD Y2, Y0, Y0
	VMULPD (R8)(AX*1), Y0, Y0
	STORE(Y0)
	AGAIN

// func logisticSlopeVectors(dst, a *float64, count int)
TEXT ·logisticSlopeVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), R8
	BEGIN(count+16(FP))
	VMOVUPD one<>(SB), Y3

loop:
	VMOVUPD (R8)(AX*1), Y0
	VSUBPD Y0, Y3, Y1
	VMULPD Y1, Y0, Y0
	STORE(Y0)
	AGAIN

// func logisticBendVectors(dst, e, a *float64, count int)
TEXT ·logisticBendVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ e+8(FP), R8
	MOVQ a+16(FP), R9
	BEGIN(count+24(FP))
	VMOVUPD one<>(SB), Y3

loop:
	VMOVUPD (R9)(AX*1), Y0
	VSUBPD Y0, Y3, Y1
	VMULPD Y1, Y0, Y1
	VADDPD Y0, Y0, Y0
	VSUBPD Y0, Y3, Y0
	VMULPD Y0, Y1, Y1
	VMULPD (R8)(AX*1), Y1, Y1
	STORE(Y1)
	AGAIN

// func reluVectors(a, z *float64, count int)
TEXT ·reluVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
	VXORPD Y1, Y1, Y1

loop:
	VMOVUPD (R8)(AX*1), Y0
	VMAXPD Y0, Y1, Y0 // NaN stays, and so does −0 …
	VADDPD Y1, Y0, Y0 // … to which 0 is added
	STORE(Y0)
	AGAIN

// func reluSlopeVectors(dst, z *float64, count int)
TEXT ·reluSlopeVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))
	VXORPD Y1, Y1, Y1

loop:
	VMOVUPD (R8)(AX*1), Y0
	VCMPPD $14, Y1, Y0, Y0
	VANDPD one<>(SB), Y0, Y0
	STORE(Y0)
	AGAIN

