namespace SbomScan.Verdicts;

/// <summary>What happens when something could not be done. There is no way to say that it does not matter.</summary>
internal enum Tolerance
{
    Fail,
    Warn,
}
