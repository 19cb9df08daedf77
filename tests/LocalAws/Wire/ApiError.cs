namespace LocalAws.Wire;

/// <summary>The error answer of an operation; the wire layer writes it in the service's protocol.</summary>
/// <param name="code">Error code without namespace: <c>ClusterNotFoundException</c>.</param>
/// <param name="message">Text for the <c>message</c> member.</param>
/// <param name="status">HTTP status; AWS client errors are 400 unless the model says otherwise.</param>
public sealed class ApiError(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;
    public int Status { get; } = status;
}
