using System.Text;

namespace Actions.Toolkit;

/// <summary>Writes workflow commands: <c>::name key=value,key2=value2::data</c>, escaped as the runner reads them (runner, ActionCommand.cs).</summary>
public static class WorkflowCommand
{
    /// <summary>A command line without its line break. Properties without a value are left out.</summary>
    public static string Format(string name, string data, params ReadOnlySpan<(string Key, string? Value)> properties)
    {
        var command = new StringBuilder("::").Append(name);
        var separator = ' ';
        foreach (var (key, value) in properties)
        {
            if (string.IsNullOrEmpty(value))
                continue;
            command.Append(separator).Append(key).Append('=').Append(EscapeProperty(value));
            separator = ',';
        }
        return command.Append("::").Append(EscapeData(data)).ToString();
    }

    private static string EscapeData(string data) => data
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string value) => EscapeData(value)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
