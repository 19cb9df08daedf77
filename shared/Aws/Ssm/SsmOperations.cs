namespace Actions.Aws;

/// <summary>The Parameter Store operations.</summary>
internal static class SsmOperations
{
    public static readonly Operation<GetParameterInput, GetParameterOutput> GetParameter = new(
        ServiceInfo.Ssm, "GetParameter", Repeat.Freely, SsmJson.Default.GetParameterInput, SsmJson.Default.GetParameterOutput,
        input => $"parameter {input.Name}", "ssm:GetParameter");

    public static readonly Operation<GetParametersInput, GetParametersResponse> GetParameters = new(
        ServiceInfo.Ssm, "GetParameters", Repeat.Freely, SsmJson.Default.GetParametersInput, SsmJson.Default.GetParametersResponse,
        input => $"parameters {string.Join(", ", input.Names)}", "ssm:GetParameters");

    public static IReadOnlyList<Operation> All { get; } = [GetParameter, GetParameters];
}
