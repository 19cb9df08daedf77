namespace EndToEnd.Tests;

internal static class Values
{
    public static Dictionary<string, string> Of(params (string Name, string Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Text that would act if it reached the log, a command file or a shell as it is.</summary>
    public const string Attack = "first \"line\" with 'quotes' and $HOME\n::error::injected\n  ::add-mask::e\nmid ##[error]injected too\n%0A::error::injected%0A\r\nEOF\nname=value";
}
