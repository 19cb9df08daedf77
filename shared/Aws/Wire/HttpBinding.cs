namespace Actions.Aws;

/// <summary>How an operation of the REST protocols is put on HTTP.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with members as labels: <c>/schedules/{Name}</c>.</param>
/// <param name="Query">Members that stand in the query, and their names there.</param>
internal sealed record HttpBinding(string Method, string Path, IReadOnlyDictionary<string, string> Query);
