namespace Testing.Runner;

/// <summary>Finds workflow commands in a line, in both forms the runner knows.</summary>
public static class WorkflowCommandParser
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands", "echo",
        "set-output", "save-state", "set-env", "add-path", "add-matcher", "remove-matcher",
    };

    public static bool IsKnown(string name) => Known.Contains(name);

    /// <param name="line">One line without its end.</param>
    /// <param name="resumeToken">While commands are stopped, the only command that counts: <c>::TOKEN::</c>.</param>
    public static WorkflowCommand? Parse(string line, string? resumeToken = null) =>
        Second(line, resumeToken) ?? First(line, resumeToken);

    /// <summary><c>::name key=value,key2=value2::data</c> at the start of the line, after blanks.</summary>
    private static WorkflowCommand? Second(string line, string? resumeToken)
    {
        var text = line.TrimStart();
        if (!text.StartsWith("::", StringComparison.Ordinal)) return null;
        var end = text.IndexOf("::", 2, StringComparison.Ordinal);
        return end < 0 ? null : Command(text[2..end], ',', UnescapeProperty, Unescape(text[(end + 2)..]), resumeToken);
    }

    /// <summary><c>##[name key=value;key2=value2]data</c> anywhere in the line.</summary>
    private static WorkflowCommand? First(string line, string? resumeToken)
    {
        var start = line.IndexOf("##[", StringComparison.Ordinal);
        if (start < 0) return null;
        var end = line.IndexOf(']', start);
        return end < 0 ? null : Command(line[(start + 3)..end], ';', UnescapeOld, UnescapeOld(line[(end + 1)..]), resumeToken);
    }

    private static WorkflowCommand? Command(string info, char separator, Func<string, string> unescape, string data, string? resumeToken)
    {
        var blank = info.IndexOf(' ');
        var name = blank < 0 ? info : info[..blank];
        if (resumeToken is null ? !Known.Contains(name) : !string.Equals(name, resumeToken, StringComparison.Ordinal)) return null;

        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in blank < 0 ? [] : info[(blank + 1)..].Trim().Split(separator, StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2 && pair[1].Length > 0) properties[pair[0].Trim()] = unescape(pair[1]);
        }

        return new WorkflowCommand(name, properties, data);
    }

    private static string Unescape(string text) => text.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%25", "%");

    private static string UnescapeProperty(string text) =>
        text.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%3A", ":").Replace("%2C", ",").Replace("%25", "%");

    private static string UnescapeOld(string text) =>
        text.Replace("%3B", ";").Replace("%0D", "\r").Replace("%0A", "\n").Replace("%5D", "]").Replace("%25", "%");
}
