using System.Text;
using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>
/// The outputs of the step. A fact is written the moment it is known, so that it survives a kill; the last value of a name wins.
/// At the end every declared output that was not set is written empty.
/// </summary>
public sealed partial class Outputs
{
    /// <summary>Largest value accepted, in bytes of UTF-8; GitHub keeps at most 1 MB of outputs for a job.</summary>
    public const int LargestValue = 900_000;

    private readonly ActionManifest manifest;
    private readonly string? path;
    private readonly ActionLog log;
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private bool completed;

    internal Outputs(ActionManifest manifest, string? path, ActionLog log)
    {
        this.manifest = manifest;
        this.path = path;
        this.log = log;
    }

    /// <summary>What has been set so far.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Sets an output declared in <c>action.yml</c>.</summary>
    public void Set(string name, string value)
    {
        if (!manifest.Outputs.Any(output => output.Name == name))
            throw new InvalidOperationException($"Output '{name}' is written but not declared in action.yml");
        SetDynamic(name, value);
    }

    /// <summary>Sets an output to <c>true</c> or <c>false</c>.</summary>
    public void Set(string name, bool value) => Set(name, value ? "true" : "false");

    /// <summary>Sets an output to a number.</summary>
    public void Set(string name, long value) => Set(name, value.ToString());

    /// <summary>Sets an output named by the user, such as one for each filter. The runner accepts names that are not declared.</summary>
    /// <exception cref="WorldError">The value is larger than <see cref="LargestValue"/>.</exception>
    public void SetDynamic(string name, string value)
    {
        if (!Name().IsMatch(name))
            throw new InvalidOperationException($"'{name}' cannot be the name of an output");
        if (Encoding.UTF8.GetByteCount(value) > LargestValue)
        {
            throw new WorldError(
                $"Output '{name}' would hold {Encoding.UTF8.GetByteCount(value):N0} bytes; GitHub keeps at most 1 MB of outputs for a job.",
                "Write the list to a file instead, or ask for less.");
        }
        lock (gate)
        {
            if (completed)
                return;
            values[name] = value;
            if (path is not null)
                FileCommand.Append(path, name, value);
        }
        if (log.Masks.Contains(value))
        {
            log.Warning(
                $"Output '{name}' holds a masked value. Later steps of this job can read it, but GitHub drops it as an output of the job.",
                title: "Output with a secret in it");
        }
    }

    /// <summary>Refuses early when the file cannot be written: a result nobody can read is no result.</summary>
    internal void EnsureWritable()
    {
        if (path is null)
            return;
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"The outputs of this step cannot be written: {problem.Message}. Nothing was done.",
                "Container actions must run as root, because the runner owns the file named by GITHUB_OUTPUT. Remove any user setting of the container or of the Docker daemon (userns-remap, rootless).",
                problem);
        }
    }

    /// <summary>Writes every declared output that is still missing as empty; later calls change nothing.</summary>
    internal void Complete()
    {
        foreach (var output in manifest.Outputs.Where(output => !values.ContainsKey(output.Name)))
            Set(output.Name, "");
        lock (gate)
            completed = true;
        if (path is null)
        {
            foreach (var (name, value) in values)
                log.Info($"{name}={value}");
        }
    }

    // '=' and '<<' end a name in the file; the other bounds are those of an expression such as outputs['a/b'].
    [GeneratedRegex(@"\A[!-;>-~]+\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
