namespace LambdaDeploy;

/// <summary>Instruction set, as Lambda names it.</summary>
internal enum Architecture
{
    X86_64,
    Arm64,
}
