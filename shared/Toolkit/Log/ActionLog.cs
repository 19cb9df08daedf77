using System.Security.Cryptography;

namespace Actions.Toolkit;

/// <summary>
/// The job log: a table of contents of groups with one line a fact. Secrets are cut out, text of others cannot act as a command.
/// Outside a runner the same facts are printed for a terminal.
/// </summary>
public sealed class ActionLog
{
    /// <summary>The runner shows ten annotations of a kind for a step (runner, ExecutionContext.cs): the last one sums up.</summary>
    public const int AnnotationsPerLevel = 10;

    /// <summary>The runner cuts an annotation's message here (runner, ExecutionContext.cs), in characters.</summary>
    public const int AnnotationLength = 4096;

    private readonly Lock gate = new();
    private readonly TextWriter output;
    private readonly bool forRunner;
    private readonly bool debug;
    private readonly Dictionary<AnnotationLevel, int> annotations = [];
    private long linesShown;

    /// <summary>Makes a log.</summary>
    /// <param name="output">Where lines go: standard output.</param>
    /// <param name="forRunner">True writes workflow commands, false plain text.</param>
    /// <param name="debug">True prints debug lines outside a runner; a runner decides by itself.</param>
    public ActionLog(TextWriter output, bool forRunner, bool debug)
    {
        this.output = output;
        this.forRunner = forRunner;
        this.debug = debug;
        Masks = new Masks(secret =>
        {
            if (forRunner)
                Raw(WorkflowCommand.Format("add-mask", secret));
        });
    }

    /// <summary>The secrets cut out of every line.</summary>
    public Masks Masks { get; }

    /// <summary>How many lines everybody sees have been printed: not those of step debug.</summary>
    public long LinesShown
    {
        get
        {
            lock (gate)
                return linesShown;
        }
    }

    /// <summary>Prints a fact. Line breaks make several lines.</summary>
    public void Info(string text)
    {
        foreach (var line in ForeignText.Lines(text))
            Write(line);
    }

    /// <summary>Prints a detail that only a run with step debug shows.</summary>
    public void Debug(string text)
    {
        if (forRunner)
            Raw(WorkflowCommand.Format("debug", Masks.Redact(text)), isShown: false);
        else if (debug)
            Info("debug: " + text);
    }

    /// <summary>Opens a group; disposing the answer closes it. Groups do not nest.</summary>
    public IDisposable Group(string title)
    {
        if (forRunner)
            Raw(WorkflowCommand.Format("group", Masks.Redact(ForeignText.Neutralise(title))));
        else
            Write("▸ " + ForeignText.Neutralise(title));
        return new OpenGroup(this);
    }

    /// <summary>Prints a notice with an annotation.</summary>
    public void Notice(string message, string? title = null, string? file = null, int? line = null) =>
        Annotate(AnnotationLevel.Notice, message, title, file, line);

    /// <summary>Prints a warning with an annotation.</summary>
    public void Warning(string message, string? title = null, string? file = null, int? line = null) =>
        Annotate(AnnotationLevel.Warning, message, title, file, line);

    /// <summary>Prints an error with an annotation.</summary>
    public void Error(string message, string? title = null, string? file = null, int? line = null) =>
        Annotate(AnnotationLevel.Error, message, title, file, line);

    /// <summary>Prints text of others, each line behind a prefix such as <c>app | </c>.</summary>
    public void Foreign(string prefix, string text)
    {
        foreach (var line in ForeignText.Lines(text))
            Write(ForeignText.Neutralise(prefix + line));
    }

    /// <summary>
    /// Prints much text of others: between <c>stop-commands</c> and a fresh random token nothing is obeyed, and each line is neutralised all the same.
    /// </summary>
    public void ForeignBlock(string title, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Write(ForeignText.Neutralise(title));
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (forRunner)
            Raw($"::stop-commands::{token}");
        foreach (var line in lines.SelectMany(ForeignText.Lines))
            Write("    " + line);
        if (forRunner)
            Raw($"::{token}::");
    }

    private void Annotate(AnnotationLevel level, string message, string? title, string? file, int? line)
    {
        var text = Masks.Redact(string.Join('\n', ForeignText.Lines(message)));
        var count = Count(level);
        if (!forRunner || count > AnnotationsPerLevel)
            Info($"{level.ToString().ToLowerInvariant()}: {(title is null ? "" : title + ": ")}{text}");
        else if (count == AnnotationsPerLevel)
            Raw(Command(level, $"{text}\n(and possibly more of this kind: see the log)", title, file, line));
        else
            Raw(Command(level, text, title, file, line));
    }

    private int Count(AnnotationLevel level)
    {
        lock (gate)
            return annotations[level] = annotations.GetValueOrDefault(level) + 1;
    }

    private string Command(AnnotationLevel level, string message, string? title, string? file, int? line)
    {
        var cut = message.Length <= AnnotationLength ? message : message[..(AnnotationLength - 20)] + "… (see the log)";
        return WorkflowCommand.Format(
            level.ToString().ToLowerInvariant(),
            cut,
            ("file", file),
            ("line", line?.ToString()),
            ("title", title is null ? null : Masks.Redact(title)));
    }

    private void Write(string line) => Raw(Masks.Redact(line));

    private void Raw(string line, bool isShown = true)
    {
        lock (gate)
        {
            linesShown += isShown ? 1 : 0;
            output.Write(line + "\n");
            output.Flush();
        }
    }

    private sealed class OpenGroup(ActionLog log) : IDisposable
    {
        private bool closed;

        public void Dispose()
        {
            if (closed)
                return;
            closed = true;
            if (log.forRunner)
                log.Raw("::endgroup::");
        }
    }
}
