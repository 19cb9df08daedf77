namespace LocalAws;

/// <param name="Type"><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</param>
public sealed record WorldParameter(string Name, string Value, string Type = "String");
