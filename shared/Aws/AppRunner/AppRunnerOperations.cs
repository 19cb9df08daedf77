namespace Actions.Aws;

/// <summary>The App Runner operations.</summary>
internal static class AppRunnerOperations
{
    public static readonly Operation<ListAppRunnerServicesInput, ListAppRunnerServicesOutput> ListServices = new(
        ServiceInfo.AppRunner, "ListServices", Repeat.Freely, AppRunnerJson.Default.ListAppRunnerServicesInput,
        AppRunnerJson.Default.ListAppRunnerServicesOutput, _ => "the services of App Runner", "apprunner:ListServices");

    public static IReadOnlyList<Operation> All { get; } = [ListServices];
}
