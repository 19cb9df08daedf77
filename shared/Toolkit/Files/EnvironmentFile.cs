using System.Text;

namespace Actions.Toolkit;

/// <summary>Environment variables for the later steps of the job: <c>GITHUB_ENV</c>. Outside a runner nothing is kept.</summary>
public sealed class EnvironmentFile
{
    /// <summary>Largest value accepted, in bytes: Linux refuses to start a process with a string above 128 KiB, and a job has more than one.</summary>
    public const int LargestValue = 65_536;

    private readonly string? path;

    internal EnvironmentFile(string? path) => this.path = path;

    /// <summary>Sets a variable for the later steps.</summary>
    /// <exception cref="WorldError">The value is larger than <see cref="LargestValue"/>.</exception>
    public void Set(string name, string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > LargestValue)
            throw new WorldError($"Environment variable '{name}' would hold more than 64 KiB: the next step could not start.", "Use an output or a file.");
        if (path is not null)
            FileCommand.Append(path, name, value);
    }
}
