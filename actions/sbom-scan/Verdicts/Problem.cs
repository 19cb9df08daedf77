namespace SbomScan.Verdicts;

/// <summary>One of the things that can go wrong with a scan.</summary>
/// <param name="Result">Which.</param>
/// <param name="Text">What, for people; the first line is a sentence of its own.</param>
/// <param name="Fails">It fails the step; otherwise it is warned about.</param>
internal sealed record Problem(Result Result, string Text, bool Fails);
