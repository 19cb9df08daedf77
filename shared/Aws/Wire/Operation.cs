using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>One operation of a service, without its types.</summary>
/// <param name="service">The service.</param>
/// <param name="name">Name as in the API reference.</param>
/// <param name="repeat">What may be done when the outcome of a call is unknown.</param>
/// <param name="iamActions">The IAM actions a caller needs.</param>
internal class Operation(ServiceInfo service, string name, Repeat repeat, IReadOnlyList<string> iamActions)
{
    public ServiceInfo Service { get; } = service;
    public string Name { get; } = name;
    public Repeat Repeat { get; } = repeat;
    public IReadOnlyList<string> IamActions { get; } = iamActions;

    /// <summary>Whether AWS changes something by it; reads have another time limit and back-off than writes.</summary>
    public bool IsRead { get; } =
        name.StartsWith("Describe", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal)
        || name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Head", StringComparison.Ordinal) || name.StartsWith("Filter", StringComparison.Ordinal)
        || name.StartsWith("BatchGet", StringComparison.Ordinal);

    /// <summary>Where the members of a request go; only for the protocols that use more than the body.</summary>
    public HttpBinding? Http { get; init; }

    public override string ToString() => $"{Service.IamPrefix}:{Name}";
}

/// <summary>An operation with its request and response records.</summary>
internal sealed class Operation<TIn, TOut>(
    ServiceInfo service,
    string name,
    Repeat repeat,
    JsonTypeInfo<TIn> input,
    JsonTypeInfo<TOut> output,
    Func<TIn, string> resource,
    params IReadOnlyList<string> iamActions) : Operation(service, name, repeat, iamActions)
{
    public JsonTypeInfo<TIn> Input { get; } = input;
    public JsonTypeInfo<TOut> Output { get; } = output;

    /// <summary>Says what a request is about, for error texts: <c>service api in cluster main</c>.</summary>
    public Func<TIn, string> Resource { get; } = resource;
}
