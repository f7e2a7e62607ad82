import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'
import PanelFailed from './PanelFailed.vue'
import PanelLoading from './PanelLoading.vue'

/** A panel whose code is fetched when it is shown for the first time. */
export function lazyPanel<Panel extends Component>(loader: AsyncComponentLoader<Panel>): Panel {
  return defineAsyncComponent({
    loader,
    loadingComponent: PanelLoading,
    errorComponent: PanelFailed,
    delay: 150,
  })
}
