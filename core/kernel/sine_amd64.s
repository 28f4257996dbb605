//go:build !purego

#include "textflag.h"

// Sine, cosine and softsign of four numbers at a time, with the operations of package math
// and of the Go functions of the same name in the same order: the bits are equal. See
// elementwise.go.

// CONSTANT is a vector of four times the same number.
#define CONSTANT(name, bits) \
	DATA name<>+0(SB)/8, $bits; \
	DATA name<>+8(SB)/8, $bits; \
	DATA name<>+16(SB)/8, $bits; \
	DATA name<>+24(SB)/8, $bits; \
	GLOBL name<>(SB), RODATA|NOPTR, $32

CONSTANT(fourOverPi, 0x3ff45f306dc9c883)
CONSTANT(piA, 0x3fe921fb40000000)
CONSTANT(piB, 0x3e64442d00000000)
CONSTANT(piC, 0x3ce8469898cc5170)
CONSTANT(s0, 0x3de5d8fd1fd19ccd)
CONSTANT(s1, 0xbe5ae5e5a9291f5d)
CONSTANT(s2, 0x3ec71de3567d48a1)
CONSTANT(s3, 0xbf2a01a019bfdf03)
CONSTANT(s4, 0x3f8111111110f7d0)
CONSTANT(s5, 0xbfc5555555555548)
CONSTANT(c0, 0xbda8fa49a0861a9b)
CONSTANT(c1, 0x3e21ee9d7b4e3f05)
CONSTANT(c2, 0xbe927e4f7eac4bc6)
CONSTANT(c3, 0x3efa01a019c844f5)
CONSTANT(c4, 0xbf56c16c16c14f91)
CONSTANT(c5, 0x3fa555555555554b)
CONSTANT(half, 0x3fe0000000000000)
CONSTANT(one, 0x3ff0000000000000)
CONSTANT(two, 0x4000000000000000)
CONSTANT(rounder, 0x4338000000000000)
CONSTANT(unit, 0x1)
CONSTANT(size, 0x7fffffffffffffff)
CONSTANT(sign, 0x8000000000000000)

#define BEGIN(count) MOVQ count, CX; XORL AX, AX
#define AGAIN ADDQ $32, AX; DECQ CX; JNE loop; VZEROUPPER; RET

// STORE stores a vector.
#define STORE(v) VMOVUPD v, (DI)(AX*1)

// MORE does sum = sum·Y4 + constant.
#define MORE(sum, constant) VMULPD Y4, sum, sum; VADDPD constant<>(SB), sum, sum

// OCTANT takes |z|, for z in Y6, apart: Y1 has in its last bits the even number of octants,
// Y3 what is left of |z|, Y4 its square, Y5 the sign of a quarter turn that was left out, Y9
// that of half a turn.
#define OCTANT \
	VANDPD size<>(SB), Y6, Y0; \
	VMULPD fourOverPi<>(SB), Y0, Y1; VROUNDPD $3, Y1, Y1; VADDPD rounder<>(SB), Y1, Y1; \
	VPADDQ unit<>(SB), Y1, Y1; VMOVUPD unit<>(SB), Y2; VPANDN Y1, Y2, Y1; \
	VSUBPD rounder<>(SB), Y1, Y2; \
	VMULPD piA<>(SB), Y2, Y3; VSUBPD Y3, Y0, Y0; \
	VMULPD piB<>(SB), Y2, Y3; VSUBPD Y3, Y0, Y0; \
	VMULPD piC<>(SB), Y2, Y3; VSUBPD Y3, Y0, Y3; \
	VMULPD Y3, Y3, Y4; \
	VPSLLQ $62, Y1, Y5; \
	VPSLLQ $61, Y1, Y9; VANDPD sign<>(SB), Y9, Y9

// SINE leaves the sine of Y3 in Y7, COSINE its cosine in Y8.
#define SINE \
	VMULPD s0<>(SB), Y4, Y7; VADDPD s1<>(SB), Y7, Y7; \
	MORE(Y7, s2); MORE(Y7, s3); MORE(Y7, s4); MORE(Y7, s5); \
	VMULPD Y4, Y3, Y10; VMULPD Y7, Y10, Y7; VADDPD Y7, Y3, Y7
#define COSINE \
	VMULPD c0<>(SB), Y4, Y8; VADDPD c1<>(SB), Y8, Y8; \
	MORE(Y8, c2); MORE(Y8, c3); MORE(Y8, c4); MORE(Y8, c5); \
	VMULPD Y4, Y4, Y10; VMULPD Y8, Y10, Y8; \
	VMULPD half<>(SB), Y4, Y10; VMOVUPD one<>(SB), Y11; VSUBPD Y10, Y11, Y10; \
	VADDPD Y8, Y10, Y8

// SHARE leaves 1/(1 + |z|) in Y0 for z in Y6.
#define SHARE VANDPD size<>(SB), Y6, Y0; VMOVUPD one<>(SB), Y1; VADDPD Y0, Y1, Y0; VDIVPD Y0, Y1, Y0

// func sineVectors(a, z *float64, count int)
TEXT ·sineVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))

loop:
	VMOVUPD (R8)(AX*1), Y6
	OCTANT
	SINE
	COSINE
	VBLENDVPD Y5, Y8, Y7, Y7
	VXORPD Y9, Y7, Y7
	VANDPD sign<>(SB), Y6, Y6
	VXORPD Y6, Y7, Y7
	STORE(Y7)
	AGAIN

// func cosineVectors(dst, z *float64, count int)
TEXT ·cosineVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))

loop:
	VMOVUPD (R8)(AX*1), Y6
	OCTANT
	SINE
	COSINE
	VBLENDVPD Y5, Y7, Y8, Y7
	VXORPD Y9, Y7, Y7
	VANDPD sign<>(SB), Y5, Y5
	VXORPD Y5, Y7, Y7
	STORE(Y7)
	AGAIN

// func sineBendVectors(dst, e, a *float64, count int)
TEXT ·sineBendVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ e+8(FP), R8
	MOVQ a+16(FP), R9
	BEGIN(count+24(FP))

loop:
	VMOVUPD (R9)(AX*1), Y0
	VXORPD sign<>(SB), Y0, Y0
	VMULPD (R8)(AX*1), Y0, Y0
	STORE(Y0)
	AGAIN

// func softsignVectors(a, z *float64, count int)
TEXT ·softsignVectors(SB), NOSPLIT, $0-24
	MOVQ a+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))

loop:
	VMOVUPD (R8)(AX*1), Y6
	VANDPD size<>(SB), Y6, Y0
	VADDPD one<>(SB), Y0, Y0
	VDIVPD Y0, Y6, Y0
	STORE(Y0)
	AGAIN

// func softsignSlopeVectors(dst, z *float64, count int)
TEXT ·softsignSlopeVectors(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ z+8(FP), R8
	BEGIN(count+16(FP))

loop:
	VMOVUPD (R8)(AX*1), Y6
	SHARE
	VMULPD Y0, Y0, Y0
	STORE(Y0)
	AGAIN

// func softsignBendVectors(dst, e, z *float64, count int)
TEXT ·softsignBendVectors(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ e+8(FP), R8
	MOVQ z+16(FP), R9
	BEGIN(count+24(FP))

loop:
	VMOVUPD (R9)(AX*1), Y6
	SHARE
	VMULPD two<>(SB), Y0, Y1
	VMULPD Y0, Y1, Y1
	VMULPD Y0, Y1, Y1
	VANDPD sign<>(SB), Y6, Y2
	VXORPD Y2, Y1, Y1
	VXORPD sign<>(SB), Y1, Y1
	VXORPD Y3, Y3, Y3
	VCMPPD $4, Y3, Y6, Y3
	VBLENDVPD Y3, Y1, Y6, Y1
	VMULPD (R8)(AX*1), Y1, Y1
	STORE(Y1)
	AGAIN
