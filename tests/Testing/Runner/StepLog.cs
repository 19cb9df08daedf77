using System.Text;

namespace Testing.Runner;

/// <summary>
/// Reads the lines of a step as the runner does: carries out workflow commands, hides masked values,
/// keeps annotations within the runner's limits, and remembers what came raw.
/// </summary>
public sealed class StepLog(bool debug = false)
{
    private readonly List<LogLine> lines = [];
    private readonly List<Annotation> annotations = [];
    private readonly List<string> raw = [];
    private readonly List<string> problems = [];
    private readonly List<WorkflowCommand> commands = [];
    private readonly Lock sync = new();
    private string? resumeToken;

    public MaskSet Masks { get; } = new();

    public IReadOnlyList<LogLine> Lines { get { lock (sync) return [.. lines]; } }

    /// <summary>At most ten of a level, as the runner keeps them. <see cref="Written"/> has all.</summary>
    public IReadOnlyList<Annotation> Annotations
    {
        get { lock (sync) return [.. annotations.GroupBy(note => note.Level).SelectMany(level => level.Take(Annotation.CountLimit))]; }
    }

    public IReadOnlyList<Annotation> Written { get { lock (sync) return [.. annotations]; } }

    /// <summary>Lines as the program wrote them, except those that register a mask.</summary>
    public IReadOnlyList<string> Raw { get { lock (sync) return [.. raw]; } }

    public IReadOnlyList<WorkflowCommand> Commands { get { lock (sync) return [.. commands]; } }

    /// <summary>What the runner would complain about: removed or deprecated commands, an unusable stop token, cut messages.</summary>
    public IReadOnlyList<string> Problems { get { lock (sync) return [.. problems]; } }

    public string Text => string.Join('\n', Lines.Select(line => line.Text));

    public IEnumerable<string> Errors => Written.Where(note => note.Level == "error").Select(note => note.Message);

    public IEnumerable<string> Warnings => Written.Where(note => note.Level == "warning").Select(note => note.Message);

    public IEnumerable<string> Notices => Written.Where(note => note.Level == "notice").Select(note => note.Message);

    /// <returns>What the log shows for this line, if anything.</returns>
    public LogLine? Read(string line)
    {
        lock (sync)
        {
            var command = WorkflowCommandParser.Parse(line, resumeToken);
            if (command is null || !IsMask(command)) raw.Add(line);
            var shown = command is null ? new LogLine(LogLineKind.Text, Masks.Redact(line)) : CarryOut(command);
            if (shown is not null) lines.Add(shown);
            return shown;
        }
    }

    private LogLine? CarryOut(WorkflowCommand command)
    {
        if (resumeToken is not null)
        {
            resumeToken = null;
            return null;
        }

        commands.Add(command);
        switch (command.Name.ToLowerInvariant())
        {
            case "add-mask":
                if (string.IsNullOrWhiteSpace(command.Data)) problems.Add("Can't add secret mask for empty string in ##[add-mask] command.");
                Masks.Add(command.Data);
                return null;
            case "stop-commands": return Stop(command.Data);
            case "group": return new LogLine(LogLineKind.GroupStart, Masks.Redact(command.Data));
            case "endgroup": return new LogLine(LogLineKind.GroupEnd, "");
            case "debug": return debug ? new LogLine(LogLineKind.Debug, Masks.Redact(command.Data)) : null;
            case "error" or "warning" or "notice": return Annotate(command);
            case "set-output" or "save-state" or "set-env" or "add-path":
                problems.Add($"The `{command.Name}` command is deprecated or disabled.");
                return null;
            default: return null;
        }
    }

    private LogLine? Stop(string token)
    {
        if (string.IsNullOrEmpty(token) || token == "pause-logging" || WorkflowCommandParser.IsKnown(token))
            problems.Add($"Invalid token '{token}' for stop-commands.");
        else
            resumeToken = token;
        return null;
    }

    private LogLine Annotate(WorkflowCommand command)
    {
        var level = command.Name.ToLowerInvariant();
        var message = Masks.Redact(command.Data);
        if (message.Length > Annotation.MessageLimit)
        {
            problems.Add($"An annotation of {message.Length} characters was cut.");
            message = message[..Annotation.MessageLimit];
        }

        var (line, endLine) = Region(command);
        annotations.Add(new Annotation(level, message, command["title"], command["file"], line, endLine));
        return new LogLine(Enum.Parse<LogLineKind>(level, ignoreCase: true), message);
    }

    /// <summary>An end without a start is the start; an end before the start drops both.</summary>
    private static (int? Line, int? EndLine) Region(WorkflowCommand command)
    {
        var line = int.TryParse(command["line"], out var first) ? first : (int?)null;
        var end = int.TryParse(command["endLine"], out var last) ? last : (int?)null;
        line ??= end;
        return end < line ? (null, null) : (line, end);
    }

    private bool IsMask(WorkflowCommand command) => resumeToken is null && string.Equals(command.Name, "add-mask", StringComparison.OrdinalIgnoreCase);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Lines) text.AppendLine(line.Kind == LogLineKind.Text ? line.Text : $"[{line.Kind}] {line.Text}");
        return text.ToString();
    }
}
