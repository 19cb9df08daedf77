using System.Diagnostics;
using System.Text;

namespace Bench.Measuring;

/// <summary>A program to run to its end, with nothing of our environment.</summary>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string Folder)
{
    /// <summary>Writes the standard input of the program.</summary>
    public Action<Stream> Feed { get; init; } = _ => { };

    /// <exception cref="InvalidOperationException">The program failed: then there is nothing to measure.</exception>
    public Finished Run()
    {
        using var process = new Process { StartInfo = StartInfo() };
        using var output = new MemoryStream();
        var cpu = ChildrenTime.Now;
        var clock = Stopwatch.StartNew();
        process.Start();
        using (var input = process.StandardInput.BaseStream) Feed(input);
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        var timing = new Timing(clock.Elapsed, ChildrenTime.Now - cpu);
        return process.ExitCode == 0
            ? new Finished(timing, output.ToArray())
            : throw new InvalidOperationException($"{Program} {string.Join(' ', Arguments)}: exit {process.ExitCode}\n{Encoding.UTF8.GetString(output.ToArray())}");
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }
}

/// <summary>What a program left.</summary>
internal sealed record Finished(Timing Timing, byte[] Output)
{
    public string Text => Encoding.UTF8.GetString(Output);
}

/// <summary>What one run took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">User and system time of the process and of all it started.</param>
internal sealed record Timing(TimeSpan Wall, TimeSpan Cpu);
