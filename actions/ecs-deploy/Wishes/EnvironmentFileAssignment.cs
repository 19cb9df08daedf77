using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>One line of <c>env-files</c>: <c>[service/][container=]ARN</c> of an object in S3.</summary>
/// <param name="Container">Null means the only essential one.</param>
internal sealed record EnvironmentFileAssignment(string? Service, string? Container, string Arn)
{
    private const string Allowed = "expected the ARN of an S3 object, also as container=ARN or service/container=ARN";

    public static EnvironmentFileAssignment Parse(string line)
    {
        var start = line.IndexOf("arn:", StringComparison.Ordinal);
        if (start < 0 || !line[start..].Contains(":s3:", StringComparison.Ordinal))
            throw new FormatException(Allowed);

        var (service, rest) = OwnerScope.Split(line[..start]);
        var container = rest.Trim() is { Length: > 0 } left ? ContainerOf(left) : null;
        return service is "" ? throw new FormatException(Allowed) : new EnvironmentFileAssignment(service, container, line[start..].Trim());
    }

    public bool AppliesTo(string service) => Service is null || Service == service;

    private static string ContainerOf(string left) =>
        left.EndsWith('=') && left[..^1].Trim() is { Length: > 0 } container ? container : throw new FormatException(Allowed);
}
