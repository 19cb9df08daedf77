using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>The App Runner operations. There is no client token in this API: writes are repeated only after looking.</summary>
internal static class AppRunnerOperations
{
    public static readonly Operation<ListAppRunnerServicesInput, ListAppRunnerServicesOutput> ListServices = new(
        ServiceInfo.AppRunner, "ListServices", Repeat.Freely, AppRunnerJson.Default.ListAppRunnerServicesInput,
        AppRunnerJson.Default.ListAppRunnerServicesOutput, _ => "the services of App Runner", "apprunner:ListServices");

    public static readonly Operation<AppRunnerServiceInput, DescribeAppRunnerServiceOutput> DescribeService =
        OfService("DescribeService", Repeat.Freely, AppRunnerJson.Default.DescribeAppRunnerServiceOutput);

    public static readonly Operation<ListAppRunnerOperationsInput, ListAppRunnerOperationsOutput> ListOperations = new(
        ServiceInfo.AppRunner, "ListOperations", Repeat.Freely, AppRunnerJson.Default.ListAppRunnerOperationsInput,
        AppRunnerJson.Default.ListAppRunnerOperationsOutput, input => $"operations of service {input.ServiceArn}", "apprunner:ListOperations");

    public static readonly Operation<AppRunnerUpdate, AppRunnerStarted> UpdateService = new(
        ServiceInfo.AppRunner, "UpdateService", Repeat.AfterLooking, AppRunnerJson.Default.AppRunnerUpdate,
        AppRunnerJson.Default.AppRunnerStarted, update => $"service {update.ServiceArn}", "apprunner:UpdateService", "iam:PassRole");

    public static readonly Operation<AppRunnerServiceInput, AppRunnerStarted> StartDeployment = Start("StartDeployment");

    public static readonly Operation<AppRunnerServiceInput, AppRunnerStarted> PauseService = Start("PauseService");

    public static readonly Operation<AppRunnerServiceInput, AppRunnerStarted> ResumeService = Start("ResumeService");

    public static IReadOnlyList<Operation> All { get; } =
        [ListServices, DescribeService, ListOperations, UpdateService, StartDeployment, PauseService, ResumeService];

    private static Operation<AppRunnerServiceInput, AppRunnerStarted> Start(string name) =>
        OfService(name, Repeat.AfterLooking, AppRunnerJson.Default.AppRunnerStarted);

    private static Operation<AppRunnerServiceInput, TOut> OfService<TOut>(string name, Repeat repeat, JsonTypeInfo<TOut> output) => new(
        ServiceInfo.AppRunner, name, repeat, AppRunnerJson.Default.AppRunnerServiceInput, output, input => $"service {input.ServiceArn}", $"apprunner:{name}");
}
