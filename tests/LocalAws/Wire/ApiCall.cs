using System.Text.Json.Nodes;

namespace LocalAws.Wire;

/// <summary>One AWS API call after the wire layer has verified its signature and read its parameters.</summary>
/// <param name="Service">What the service's IAM actions begin with: <c>ecs</c>, <c>cloudwatch</c>; its signing name in most cases.</param>
/// <param name="Operation">Operation name of the official model, such as <c>UpdateService</c>.</param>
/// <param name="Parameters">Input members, spelled as in the model. Query protocols are converted to the same form.</param>
/// <param name="Caller">Who signed the request.</param>
/// <param name="Region">Region of the credential scope.</param>
public sealed record ApiCall(string Service, string Operation, JsonObject Parameters, Caller Caller, string Region);

/// <param name="AccountId">Twelve digits.</param>
/// <param name="Arn">ARN of the user or assumed role.</param>
public sealed record Caller(string AccountId, string Arn);
