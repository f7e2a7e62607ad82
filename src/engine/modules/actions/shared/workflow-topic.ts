/** The ZeroMQ topic on which modules of workflows publish. */
export const WORKFLOW_TOPIC = 'misp_json_workflow'
