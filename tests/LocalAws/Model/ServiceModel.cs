namespace LocalAws.Model;

/// <summary>The part of one official service model this project uses.</summary>
public sealed class ServiceModel
{
    /// <summary>Where it was taken from, such as <c>botocore 1.43.11</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Service part of the SigV4 credential scope.</summary>
    public required string SigningName { get; init; }
    public required string ServiceId { get; init; }
    public required string EndpointPrefix { get; init; }
    public required string ApiVersion { get; init; }

    /// <summary>Every protocol the service speaks: <c>json</c>, <c>rest-json</c>, <c>query</c>, or one that is not answered here.</summary>
    public required IReadOnlyList<string> Protocols { get; init; }

    /// <summary>Speaks json, but tells error codes as its query protocol does.</summary>
    public bool IsQueryCompatible { get; init; }

    /// <summary>What IAM actions begin with (service authorization reference; the model does not say).</summary>
    public string IamPrefix => SigningName == "monitoring" ? "cloudwatch" : SigningName;

    /// <summary>json: version in the content type.</summary>
    public string? JsonVersion { get; init; }

    /// <summary>json: what stands before the operation in <c>X-Amz-Target</c>.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>query: namespace of the answer's root element.</summary>
    public string? XmlNamespace { get; init; }

    public required IReadOnlyDictionary<string, OperationModel> Operations { get; init; }
    public required IReadOnlyDictionary<string, Shape> Shapes { get; init; }
}
