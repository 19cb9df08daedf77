namespace Actions.Aws;

/// <summary>Where the members of an answer stand whose body is no JSON of the protocol.</summary>
/// <param name="Status">Member that takes the HTTP status.</param>
/// <param name="Headers">Members that stand in headers, and their names there.</param>
/// <param name="Payload">The member whose bytes are the whole body.</param>
internal sealed record HttpAnswerBinding(string Status, IReadOnlyDictionary<string, string> Headers, string Payload);
