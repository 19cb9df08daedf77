namespace SbomScan.LockFiles.Data;

/// <param name="Line">From 1.</param>
/// <param name="Text">A text, or a number, date, true or false as written.</param>
internal sealed record DataText(int Line, string Text) : DataValue(Line);
