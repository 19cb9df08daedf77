using System.Globalization;

namespace LocalAws.Control;

/// <summary>The command line of the host program.</summary>
internal sealed record HostOptions(string? WorldPath, int Port, int ControlPort, bool InContainer)
{
    public const string Usage = "usage: local-aws [--world FILE] [--port N] [--control-port N] [--bind container]";

    /// <exception cref="FormatException">The arguments are not such.</exception>
    public static HostOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new HostOptions(null, 0, 0, false);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value");
            options = arguments[i] switch
            {
                "--world" => options with { WorldPath = value },
                "--port" => options with { Port = PortOf(value) },
                "--control-port" => options with { ControlPort = PortOf(value) },
                "--bind" when value == "container" => options with { InContainer = true },
                "--bind" => throw new FormatException($"--bind {value} is refused: this server listens on loopback only, except --bind container"),
                _ => throw new FormatException($"unknown argument {arguments[i]}"),
            };
        }

        return options;
    }

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port : throw new FormatException($"{text} is not a port");
}
