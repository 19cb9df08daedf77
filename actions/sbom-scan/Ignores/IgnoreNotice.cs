namespace SbomScan.Ignores;

/// <param name="File">The ignore file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Text">What its owner should know.</param>
internal sealed record IgnoreNotice(string File, int Line, string Text);
