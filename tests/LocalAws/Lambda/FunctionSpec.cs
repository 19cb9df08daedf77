using System.Text.Json.Nodes;
using LocalAws.Processes;

namespace LocalAws.Lambda;

/// <summary>
/// A function the world begins with: a recorded one, which does what <see cref="FunctionRule"/>s say, or a real program, which
/// speaks the runtime API of Lambda in a folder with the files of the zip.
/// </summary>
public sealed record FunctionSpec(string Name)
{
    /// <summary>Bytes of the zip; <see cref="FunctionZip"/> makes them.</summary>
    public byte[] Zip { get; init; } = FunctionZip.Of(("bootstrap", "#!/bin/sh\n"));

    /// <summary>An image of the account's own registry instead of a zip.</summary>
    public string? Image { get; init; }

    /// <summary>Further members of CreateFunction, such as <c>Timeout</c> and <c>Environment</c>; role, runtime and handler have defaults.</summary>
    public JsonObject Configuration { get; init; } = [];
    public IReadOnlyList<FunctionRule> Rules { get; init; } = [];
    public LocalProgram? Program { get; init; }

    /// <summary>How its first updates end; further ones succeed.</summary>
    public IReadOnlyList<UpdateOutcome> Updates { get; init; } = [];

    /// <summary>Names of aliases; they all point to version 1, which is published when there is one.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    internal JsonObject Request(string account)
    {
        var request = Configuration.DeepClone().AsObject();
        request["FunctionName"] = Name;
        request["Role"] ??= $"arn:aws:iam::{account}:role/{Name}";
        if (Image is not null)
        {
            request["PackageType"] = "Image";
            request["Code"] = new JsonObject { ["ImageUri"] = Image };
            return request;
        }

        request["Runtime"] ??= "provided.al2023";
        request["Handler"] ??= "bootstrap";
        request["Code"] = new JsonObject { ["ZipFile"] = Convert.ToBase64String(Zip) };
        return request;
    }
}
