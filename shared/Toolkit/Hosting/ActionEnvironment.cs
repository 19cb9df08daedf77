using System.Reflection;
using System.Text;

namespace Actions.Toolkit;

/// <summary>Everything an action touches of the process it runs in. Made once, by <see cref="ActionHost"/> or by a test.</summary>
public sealed record ActionEnvironment
{
    /// <summary>Name of the action: its folder, its program.</summary>
    public required string Name { get; init; }

    /// <summary>The assembly that embeds the <c>action.yml</c>.</summary>
    public required Assembly Assembly { get; init; }

    /// <summary>Command line without the program.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where the log goes.</summary>
    public required TextWriter StandardOutput { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Stops the action as a signal would.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Ends the process when it does not end by itself after a signal.</summary>
    public Action<int> Terminate { get; init; } = _ => { };

#pragma warning disable RS0030 // The one place that reads the environment and opens the console.
    internal static ActionEnvironment OfProcess(string name, IReadOnlyList<string> arguments)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string)variable.Value!;

        return new ActionEnvironment
        {
            Name = name,
            Assembly = Assembly.GetEntryAssembly()!,
            Arguments = arguments,
            Variables = variables,
            StandardOutput = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            Terminate = Environment.Exit,
        };
    }
#pragma warning restore RS0030
}
